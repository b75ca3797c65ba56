import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findSchemaDrift, renderSchema, writeSchema } from '../../../src/graphql/schema-file.js';
import { schema } from './graph-harness.js';

test('the committed schema is the one that the code builds', async () => {
  expect(await findSchemaDrift(new URL('../../../schema/schema.graphql', import.meta.url), schema)).toBeNull();
});

describe('the drift check', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'visitgraph-schema-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('finds nothing wrong with what was just written', async () => {
    await writeSchema(join(folder, 'schema.graphql'), schema);
    expect(await findSchemaDrift(join(folder, 'schema.graphql'), schema)).toBeNull();
  });

  test('notices a file that says something else', async () => {
    await writeFile(join(folder, 'schema.graphql'), renderSchema(schema).replace('DateTime!', 'DateTime'));
    expect(await findSchemaDrift(join(folder, 'schema.graphql'), schema)).toMatch('npm run schema');
  });

  test('notices that there is no file', async () => {
    expect(await findSchemaDrift(join(folder, 'schema.graphql'), schema)).toMatch('missing');
  });
});
