import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOf, hashApiKey } from '../../../src/api-keys/api-key.js';
import { listApiKeys, makeApiKey, type NewApiKey, revokeApiKey } from '../../../src/api-keys/api-key-commands.js';
import { ApiKeyFileError, parseApiKeyFile } from '../../../src/api-keys/api-key-file.js';
import { encodeNodeId } from '../../../src/domain/ids/node-id.js';

const NOW = new Date('2026-11-21T12:00:00Z');
const LOCATION = encodeNodeId({ nodeType: 'Location', source: 'W3LCOME', sourceId: 'account' });

let directory: string;
let file: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'visitgraph-'));
  file = join(directory, 'keys.json');
});

afterEach(() => rm(directory, { recursive: true }));

function make(given: Partial<NewApiKey> = {}, fill = 1): Promise<string> {
  const asked = { file, name: 'desk', scopes: [], expiresInDays: null, locationIds: null, environment: null, ...given };
  return makeApiKey(asked, { now: NOW, random: new Uint8Array(32).fill(fill) });
}

const read = async () => parseApiKeyFile(await readFile(file, 'utf8'));

test('a new key is in the file as a hash, with what it may do', async () => {
  const key = await make({ scopes: ['visits:read'], expiresInDays: 90, locationIds: [LOCATION] });
  expect(await read()).toEqual({
    environment: 'live',
    keys: [
      {
        name: 'desk',
        hash: hashApiKey(key).toString('hex'),
        scopes: ['visits:read'],
        createdAt: NOW.toISOString(),
        expiresAt: '2027-02-19T12:00:00.000Z',
        locationIds: [LOCATION],
      },
    ],
  });
  expect(await readFile(file, 'utf8')).not.toContain(key.slice(-20));
});

test('a key begins as keys do, with its environment', async () => {
  expect(await make({ environment: 'test1' })).toMatch(/^vg_test1_[A-Za-z0-9_-]{43}$/);
  expect(environmentOf(await make({ name: 'other' }, 2))).toBe('test1');
});

test('the file is readable for its owner alone', async () => {
  await writeFile(file, JSON.stringify({ environment: 'live', keys: [] }), { mode: 0o644 });
  await make();
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('keys are added to those there are, and one is taken out by name', async () => {
  await make();
  await make({ name: 'kiosk', scopes: ['visits:read', 'visits:write'], expiresInDays: 1, locationIds: [LOCATION] }, 2);
  expect(await listApiKeys({ file }, NOW)).toEqual([
    'desk  no scopes  all locations  never expires',
    `kiosk  visits:read,visits:write  locations ${LOCATION}  expires 2026-11-22T12:00:00.000Z`,
  ]);
  expect((await listApiKeys({ file }, new Date('2026-11-22T12:00:00Z')))[1]).toMatch(/expired 2026-11-22/);
  await revokeApiKey({ file, name: 'desk' });
  expect((await read()).keys.map(({ name }) => name)).toEqual(['kiosk']);
});

test.each<[string, () => Promise<unknown>]>([
  ['a second key of one name', () => make()],
  ['a name that no log line can hold', () => make({ name: 'two\nlines' })],
  ['a key of another environment', () => make({ name: 'other', environment: 'staging' })],
  ['removing a key that is not there', () => revokeApiKey({ file, name: 'nobody' })],
])('%s is refused, and the file stays as it is', async (_title, edit) => {
  await make();
  const before = await readFile(file, 'utf8');
  await expect(edit()).rejects.toBeInstanceOf(ApiKeyFileError);
  expect(await readFile(file, 'utf8')).toBe(before);
  await expect(stat(`${file}.draft`)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('two edits at once do not lose a key', async () => {
  const edits = await Promise.allSettled([make({ name: 'a' }), make({ name: 'b' }, 2)]);
  const made = edits.filter(({ status }) => status === 'fulfilled').length;
  expect((await read()).keys).toHaveLength(made);
  expect(made).toBeGreaterThan(0);
});

test('a file that another command is editing is left alone', async () => {
  await writeFile(`${file}.draft`, '');
  await expect(make()).rejects.toThrow(/another command edits the file/);
});

test('a file that is not there has no list', async () => {
  await expect(listApiKeys({ file }, NOW)).rejects.toEqual(new ApiKeyFileError('there is no such file'));
  await expect(revokeApiKey({ file, name: 'desk' })).rejects.toBeInstanceOf(ApiKeyFileError);
});
