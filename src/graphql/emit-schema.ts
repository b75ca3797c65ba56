import { buildGraphSchema } from './build-schema.js';
import { findSchemaDrift, writeSchema } from './schema-file.js';

/** `node dist/graphql/emit-schema.js [--check]`: writes schema/schema.graphql, or fails when the file differs from the code. */
const path = new URL('../../schema/schema.graphql', import.meta.url);
const schema = await buildGraphSchema();

if (process.argv.includes('--check')) {
  const drift = await findSchemaDrift(path, schema);
  if (drift !== null) {
    process.stderr.write(`${drift}\n`);
    process.exitCode = 1;
  }
} else {
  await writeSchema(path, schema);
  process.stdout.write('schema/schema.graphql written\n');
}
