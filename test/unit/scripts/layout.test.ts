import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const LONG = 'export const line = 1;\n'.repeat(301);
const ADAPTER = ['index', 'adapter', 'client', 'authorization', 'refusals', 'values', 'wire'];
const SOUND = {
  'main.ts': "await import('./app/run.js');\n",
  'app/run.ts': "import '../graphql/visit/visit.types.js';\n",
  'graphql/visit/visit.types.ts': 'export const type = 1;\n',
  ...Object.fromEntries(ADAPTER.map((name) => [`upstreams/w3lcome/${name}.ts`, ''])),
  'upstreams/w3lcome/visit.mapper.ts': '',
};

describe('the layout check', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'layout-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function check(files: Readonly<Record<string, string>>) {
    for (const [file, text] of Object.entries({ ...SOUND, ...files })) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const { status, stderr } = spawnSync(process.execPath, ['scripts/check-layout.mjs', folder], { encoding: 'utf8' });
    return { status, problems: stderr.split('\n').filter(Boolean) };
  }

  test('passes what is laid out as it should be', () => {
    expect(check({})).toEqual({ status: 0, problems: [] });
  });

  test.each([
    ['a file beside main.ts', { 'loose.ts': '' }, 'loose.ts: only main.ts lies at the top'],
    ['a file that is too long', { 'app/long.ts': LONG }, 'app/long.ts: 301 lines are more than 300'],
    [
      'a role that adapters do not have',
      { 'upstreams/w3lcome/visit.helper.ts': '' },
      "upstreams/w3lcome/visit.helper.ts: the roles of an adapter's files are wire, mapper, reader, writer, directory",
    ],
    [
      'a role that entities do not have',
      { 'graphql/visit/visit.enum.ts': '' },
      "graphql/visit/visit.enum.ts: the roles of an entity's files are types, inputs, queries, mutations, resolver",
    ],
    [
      'a short helper with one importer',
      { 'app/helper.ts': 'export const help = 1;\n', 'app/other.ts': "import { help } from './helper.js';\n" },
      'app/helper.ts: its 1 lines belong into app/other.ts, which alone imports it',
    ],
    [
      'an adapter without a file that all have',
      { 'upstreams/other/index.ts': '' },
      'upstreams/other: adapter.ts is missing',
    ],
  ])('fails %s', (_name, files, problem) => {
    const { status, problems } = check(files);
    expect(status).toBe(1);
    expect(problems).toContain(problem);
  });

  test('lets a helper be that two files import', () => {
    const importing = "import { help } from './helper.js';\n";
    expect(check({ 'app/helper.ts': '', 'app/one.ts': importing, 'app/two.ts': importing }).status).toBe(0);
  });
});
