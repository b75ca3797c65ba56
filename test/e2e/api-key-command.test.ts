import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { createApiKeyVerifier } from '../../src/server/access/api-key-verifier.js';
import { type CompiledSources, compileSources } from '../support/compile-sources.js';

let compiled: CompiledSources;
let file: string;

beforeAll(async () => {
  compiled = await compileSources('api-keys/main.ts');
  file = join(compiled.folder, 'keys.json');
}, 120_000);
afterAll(() => compiled.remove());

interface Run {
  readonly status: number;
  readonly out: string;
  readonly told: string;
}

/** The command as `npm run api-key` runs it. */
function run(...words: string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [compiled.pathOf('api-keys/main.js'), ...words, '--file', file], (error, out, told) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, told }),
    );
  });
}

test('makes a key that signs in, lists it without telling it, and takes it back', async () => {
  const made = await run('--name', 'desk', '--scopes', 'visits:read, visits:write', '--expires', '90d');
  const key = made.out.trim();
  const verify = await createApiKeyVerifier({ file, clock: { now: () => new Date() }, warn: () => {} });
  expect(await verify(key)).toEqual({
    kind: 'api-key',
    name: 'desk',
    scopes: new Set(['visits:read', 'visits:write']),
    locationIds: null,
  });
  const listed = await run('list');
  expect(listed.out).toMatch(/^desk {2}visits:read,visits:write {2}all locations {2}expires /);
  expect(listed.out).not.toContain(key.slice(-20));
  expect(await run('revoke', '--name', 'desk')).toEqual({ status: 0, out: '', told: '' });
  expect((await run('list')).out).toBe('');
});

test.each([
  [['--scopes', 'visits:read'], /--name/],
  [['--name', 'x', '--scopes', 'visits:reed'], /The scopes are visits:read/],
  [['--name', 'x', '--scopes', 'visits:read', '--expires', 'soon'], /Give whole days/],
  [['--name', 'x', '--scopes', 'visits:read', '--locations', 'here'], /Give ids/],
  [['revoke', '--name', 'nobody'], /it has no key named nobody/],
])('%j is refused in words, with status 1', async (words, problem) => {
  const { status, out, told } = await run(...words);
  expect([status, out]).toEqual([1, '']);
  expect(told).toMatch(problem);
});
