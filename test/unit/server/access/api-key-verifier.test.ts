import { chmod, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeApiKey, revokeApiKey } from '../../../../src/api-keys/api-key-commands.js';
import { ApiKeyFileError } from '../../../../src/api-keys/api-key-file.js';
import { encodeNodeId } from '../../../../src/domain/ids/node-id.js';
import { createApiKeyVerifier } from '../../../../src/server/access/api-key-verifier.js';

const LOCATION = encodeNodeId({ nodeType: 'Location', source: 'W3LCOME', sourceId: 'account' });
const DAY_MS = 86_400_000;

let directory: string;
let file: string;
let nowMs: number;
let warnings: string[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'visitgraph-'));
  file = join(directory, 'keys.json');
  nowMs = 0;
  warnings = [];
});

afterEach(() => rm(directory, { recursive: true }));

function make(name: string, given: { file?: string; environment?: string; locationIds?: string[] } = {}) {
  const asked = {
    file,
    name,
    scopes: ['visits:read'] as const,
    expiresInDays: 1,
    locationIds: null,
    environment: null,
  };
  const random = new Uint8Array(32).fill(name.length);
  return makeApiKey({ ...asked, ...given }, { now: new Date(0), random });
}

const open = () =>
  createApiKeyVerifier({ file, clock: { now: () => new Date(nowMs) }, warn: (message) => warnings.push(message) });

const refused = (reason: string) => expect.objectContaining({ name: 'UnauthenticatedError', reason });

test('a key names its caller, with scopes and locations', async () => {
  const key = await make('desk', { locationIds: [LOCATION] });
  const verify = await open();
  expect(await verify(key)).toEqual({
    kind: 'api-key',
    name: 'desk',
    scopes: new Set(['visits:read']),
    locationIds: [LOCATION],
  });
});

test('one of several keys is found', async () => {
  await make('a');
  const key = await make('kiosk');
  await make('others');
  expect((await (await open())(key)).name).toBe('kiosk');
});

test.each(['', 'vg_', 'vg_live_', 'vg_live_short', `vg_live_${'a'.repeat(44)}`, `vg_LIVE_${'a'.repeat(43)}`])(
  '%j is no key',
  async (text) => {
    await make('desk');
    await expect((await open())(text)).rejects.toEqual(refused('not an API key'));
  },
);

test('a key that is not in the file is refused, also when it differs in one letter', async () => {
  const key = await make('desk');
  const verify = await open();
  await expect(verify(`vg_live_${'a'.repeat(43)}`)).rejects.toEqual(refused('an unknown API key'));
  await expect(verify(key.replace(/.$/, (last) => (last === 'E' ? 'I' : 'E')))).rejects.toEqual(
    refused('an unknown API key'),
  );
});

test('a key of another environment is refused', async () => {
  await make('desk');
  const staging = await make('desk', { file: join(directory, 'staging.json'), environment: 'staging' });
  await expect((await open())(staging)).rejects.toEqual(refused('an API key of another environment'));
  // The same randomness under the right name is another key.
  await expect((await open())(staging.replace('staging', 'live').replace(/^vg_live_./, 'vg_live_x'))).rejects.toEqual(
    refused('an unknown API key'),
  );
});

test('a key is refused from the moment at which it expires', async () => {
  const key = await make('desk');
  const verify = await open();
  nowMs = DAY_MS - 1;
  await expect(verify(key)).resolves.toBeDefined();
  nowMs = DAY_MS;
  await expect(verify(key)).rejects.toEqual(refused('an expired API key'));
});

describe('when the file changes', () => {
  test('a new key is accepted and a revoked one refused a second later, by requests at the same time as well', async () => {
    const old = await make('desk');
    const verify = await open();
    const fresh = await make('kiosk');
    await revokeApiKey({ file, name: 'desk' });
    nowMs = 999;
    await expect(verify(old)).resolves.toBeDefined();
    nowMs = 1_999;
    const answers = await Promise.allSettled([verify(fresh), verify(old), verify(old)]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  test('after a malformed change the loaded keys stay valid, with one warning', async () => {
    const key = await make('desk');
    const verify = await open();
    await writeFile(file, '{"environment":"live"');
    for (nowMs = 1_000; nowMs < 4_000; nowMs += 1_000) await expect(verify(key)).resolves.toBeDefined();
    expect(warnings).toEqual([expect.stringMatching(/the loaded keys stay valid: it is not JSON$/)]);
  });

  test('without its file the loaded keys stay valid, and a new file counts', async () => {
    const key = await make('desk');
    const verify = await open();
    await rm(file);
    nowMs = 1_000;
    await expect(verify(key)).resolves.toBeDefined();
    expect(warnings).toEqual([expect.stringMatching(/it cannot be read \(ENOENT\)$/)]);
    const other = await make('kiosk');
    nowMs = 2_000;
    await expect(verify(other)).resolves.toBeDefined();
    await expect(verify(key)).rejects.toEqual(refused('an unknown API key'));
  });

  test('a file of the same size, time and place is read again all the same', async () => {
    const key = await make('desk');
    const time = new Date(1_000);
    await utimes(file, time, time);
    const verify = await open();
    const before = await stat(file);
    await writeFile(file, (await readFile(file, 'utf8')).replace(/"hash": ".{4}/, '"hash": "0000'));
    await utimes(file, time, time);
    expect(await stat(file)).toMatchObject({ ino: before.ino, size: before.size, mtimeMs: before.mtimeMs });
    nowMs = 1_000;
    await expect(verify(key)).rejects.toEqual(refused('an unknown API key'));
  });

  test.each([0o666, 0o620, 0o602])('one that others may write to (%o) is not read, with one warning', async (mode) => {
    const key = await make('desk');
    const verify = await open();
    await writeFile(file, '{}');
    await chmod(file, mode);
    for (nowMs = 1_000; nowMs < 4_000; nowMs += 1_000) await expect(verify(key)).resolves.toBeDefined();
    expect(warnings).toEqual([expect.stringMatching(/others than its owner may write it \(chmod 600\)$/)]);
  });

  test('after the clock is set back a revoked key is refused', async () => {
    nowMs = DAY_MS / 2;
    const key = await make('desk');
    const verify = await open();
    await make('kiosk');
    await revokeApiKey({ file, name: 'desk' });
    nowMs = 0;
    await expect(verify(key)).rejects.toEqual(refused('an unknown API key'));
  });
});

test('without a file that can be used nothing starts', async () => {
  await expect(open()).rejects.toEqual(
    new ApiKeyFileError('AUTH_API_KEYS_FILE cannot be used: it cannot be read (ENOENT)'),
  );
  await writeFile(file, '[]');
  await expect(open()).rejects.toBeInstanceOf(ApiKeyFileError);
});

test.each([0o666, 0o660, 0o602])('a file that others may write to (%o) prevents the start', async (mode) => {
  await make('desk');
  await chmod(file, mode);
  await expect(open()).rejects.toEqual(
    new ApiKeyFileError('AUTH_API_KEYS_FILE cannot be used: others than its owner may write it (chmod 600)'),
  );
});
