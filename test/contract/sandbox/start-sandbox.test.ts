import { createServer } from 'node:http';
import { describeSandbox } from '../../../src/sandbox/describe-sandbox.js';
import { SANDBOX_CREDENTIALS, type SandboxSettings } from '../../../src/sandbox/kit/sandbox-settings.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/start-sandbox.js';
import { AUTHENTICATION, type Json, toJson } from './w3lcome-harness.js';

const NOW = new Date('2026-03-18T17:00:00Z');
const SETTINGS: SandboxSettings = {
  seed: 'test',
  visits: 2_000,
  spacebringRequestsPerSecond: 1000,
  port: null,
  w3lcomeAuth: 'strict',
  stateFile: null,
  clock: { now: () => NOW },
};
const { clientId, clientSecret } = SANDBOX_CREDENTIALS.spacebring;
const BASIC = { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` };

async function get(url: string, headers: Record<string, string>): Promise<Json> {
  return toJson(await (await fetch(url, { headers })).json());
}

function objectsIn(list: unknown): Json[] {
  return Array.isArray(list) ? list.map(toJson) : [];
}

describe('the sandbox', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox(SETTINGS);
  });
  afterAll(() => sandbox.close());

  test('answers on three addresses of this machine', async () => {
    expect(sandbox.spacebring.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(sandbox.spacebring.tokenUrl).toBe(`${sandbox.spacebring.url}/api/oauth2/token`);
    expect(sandbox.w3lcome.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
    expect(sandbox.resident.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api$/);
    for (const url of [sandbox.spacebring.url, sandbox.w3lcome.url, sandbox.resident.url]) {
      expect((await fetch(new URL('/__sandbox/requests', url))).status).toBe(200);
    }
  });

  test('lets the same humans turn up in several sources, differently written', async () => {
    const { locations } = await get(`${sandbox.spacebring.url}/locations/v1`, BASIC);
    const emails = new Set<string>();
    for (const { id } of objectsIn(locations)) {
      const { visits } = await get(`${sandbox.spacebring.url}/visitors/visits/v1?limit=100&locationRef=${id}`, BASIC);
      for (const visit of objectsIn(visits)) emails.add(String(toJson(visit['visitor'])['email']).trim().toLowerCase());
    }
    const { visits } = await get(`${sandbox.w3lcome.url}/visits`, AUTHENTICATION);
    const written = objectsIn(visits).map(({ email }) => String(email));
    const shared = written.filter((email) => emails.has(email.trim().toLowerCase()));
    expect(shared.length).toBeGreaterThan(20);
    expect(shared.some((email) => email !== email.trim().toLowerCase())).toBe(true);
  });

  test('describes itself with every address and credential', () => {
    const text = describeSandbox(sandbox);
    const { w3lcome, resident, spacebring } = SANDBOX_CREDENTIALS;
    const facts = [sandbox.spacebring.tokenUrl, sandbox.w3lcome.url, sandbox.resident.url, w3lcome.token];
    for (const fact of [...facts, resident.password, spacebring.networkId, spacebring.refreshToken]) {
      expect(text).toContain(fact);
    }
  });

  test('does not start on a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(startSandbox({ ...SETTINGS, visits: 100, port })).rejects.toThrow('EADDRINUSE');
    await new Promise((resolve) => other.close(resolve));
  });

  test('starts with no visits at all', async () => {
    const empty = await startSandbox({ ...SETTINGS, visits: 0 });
    expect(await get(`${empty.w3lcome.url}/visits`, AUTHENTICATION)).toEqual({ visits: [], size: 0 });
    await empty.close();
  });

  test('is gone once closed', async () => {
    const brief = await startSandbox({ ...SETTINGS, visits: 100 });
    await brief.close();
    await expect(fetch(brief.w3lcome.url)).rejects.toThrow();
  });
});
