import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../../../src/config/config-error.js';
import { readEnvFile } from '../../../src/config/environment.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visitgraph-env-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('variables of the file are there unless the environment has them, even empty', async () => {
  await writeFile(join(folder, '.env'), '# a comment\nPORT=5000\nHOST="0.0.0.0"\nLOG_LEVEL=info\n');
  expect(readEnvFile(join(folder, '.env'), { PORT: '6000', LOG_LEVEL: '' })).toEqual({
    HOST: '0.0.0.0',
    PORT: '6000',
    LOG_LEVEL: '',
  });
});

test('no file is no problem', () => {
  expect(readEnvFile(join(folder, '.env'), { PORT: '6000' })).toEqual({ PORT: '6000' });
});

test('a file that cannot be read is a problem', () => {
  expect(() => readEnvFile(folder, {})).toThrow(ConfigError);
});
