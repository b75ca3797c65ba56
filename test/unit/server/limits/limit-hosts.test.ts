import { fastify } from 'fastify';
import { loadConfig } from '../../../../src/config/load-config.js';
import { limitHosts } from '../../../../src/server/limits/limit-hosts.js';

async function statusFor(host: string | undefined, allowed: readonly string[] | null): Promise<number> {
  const server = fastify();
  limitHosts(server, allowed);
  server.get('/', () => 'an answer');
  const answer = await server.inject({ url: '/', headers: { host } });
  return answer.statusCode;
}

test.each(['localhost', 'LOCALHOST:4000', '127.0.0.1:4000', '127.8.9.10', '[::1]:4000'])(
  'the loopback is always reached by its own name %s',
  async (host) => {
    expect(await statusFor(host, [])).toBe(200);
  },
);

test.each([
  'rebound.example.com',
  'rebound.example.com:4000',
  'localhost.example.com',
  '127.0.0.1.example.com',
  'localhost@example.com',
  'example.com/localhost',
  'example.com?localhost',
  '192.0.2.1',
  ' ',
  'a b',
])('a request to %j, which no name of the loopback is, is refused', async (host) => {
  expect(await statusFor(host, [])).toBe(421);
});

test('a name that is allowed is answered, with any port and in any case; null allows all', async () => {
  const allowed = ['visits.example.com'];
  expect(await statusFor('Visits.example.com:8443', allowed)).toBe(200);
  expect(await statusFor('other.example.com', allowed)).toBe(421);
  expect(await statusFor('other.example.com', null)).toBe(200);
});

test('without sign-in on the loopback no other name is allowed, unless it is configured', () => {
  const real = { W3LCOME_TOKEN: 'dG9rZW4=', GATEWAY_SECRET: 'a secret of sixteen' };
  const hosts = (environment: Record<string, string>) => loadConfig(environment).allowedHosts;
  const keys = { AUTH_MODE: 'api-key', AUTH_API_KEYS_FILE: 'keys.json' };
  expect(hosts({})).toEqual([]);
  expect(hosts({ ...real, AUTH_MODE: 'none' })).toEqual([]);
  expect(hosts({ ...real, AUTH_MODE: 'none', HOST: '0.0.0.0' })).toBeNull();
  expect(hosts({ ...real, ...keys })).toBeNull();
  expect(hosts({ GATEWAY_ALLOWED_HOSTS: 'Visits.example.com, desk' })).toEqual(['visits.example.com', 'desk']);
  expect(hosts({ ...real, ...keys, GATEWAY_ALLOWED_HOSTS: 'desk' })).toEqual(['desk']);
  expect(() => hosts({ GATEWAY_ALLOWED_HOSTS: 'https://desk' })).toThrow(/GATEWAY_ALLOWED_HOSTS/);
});
