import { loadConfig } from '../../../src/config/load-config.js';

const w3lcome = { W3LCOME_TOKEN: 'dG9rZW4=', GATEWAY_SECRET: 'sixteen letters or more' };
const limitsOf = (environment: Record<string, string>) => loadConfig(environment).limits;

test('callers are limited to 600 requests a minute with real sources, and not at all with the sandbox', () => {
  expect(limitsOf({}).requestsPerMinute).toBe(0);
  expect(limitsOf({ RATE_LIMIT_PER_MINUTE: '5' }).requestsPerMinute).toBe(5);
  expect(limitsOf({ AUTH_MODE: 'none', ...w3lcome }).requestsPerMinute).toBe(600);
  expect(limitsOf({ AUTH_MODE: 'none', ...w3lcome, RATE_LIMIT_PER_MINUTE: '0' }).requestsPerMinute).toBe(0);
});

test.each([
  ['2', 2],
  ['loopback, 10.0.0.0/8,::1,fd00::/8', ['loopback', '10.0.0.0/8', '::1', 'fd00::/8']],
])('proxies may be written as %s', (text, expected) => {
  expect(limitsOf({ GATEWAY_TRUSTED_PROXIES: text }).trustedProxies).toEqual(expected);
});

test.each(['0', 'true', '10', 'anyone', '10.0.0.0/33', '10.0.0.0/8/8', '::1/129', '10.0.0.1,'])(
  'proxies may not be written as %s',
  (text) => {
    expect(() => limitsOf({ GATEWAY_TRUSTED_PROXIES: text })).toThrow('GATEWAY_TRUSTED_PROXIES must be a number');
  },
);

test('a document may not be so long that its validation could exhaust the stack', () => {
  expect(() => limitsOf({ LIMIT_TOKENS: '2501' })).toThrow('LIMIT_TOKENS must be a whole number from 1 to 2500');
});

test('a misspelt limit is noticed', () => {
  expect(() => limitsOf({ LIMIT_DEPHT: '5' })).toThrow('LIMIT_DEPTH');
});

test('the landing page is off in production unless configured', () => {
  expect(loadConfig({ NODE_ENV: 'production', SANDBOX: 'on' }).isLandingPageOn).toBe(false);
  expect(loadConfig({ NODE_ENV: 'production', SANDBOX: 'on', GATEWAY_LANDING_PAGE: 'true' }).isLandingPageOn).toBe(
    true,
  );
  expect(loadConfig({ GATEWAY_LANDING_PAGE: 'false' }).isLandingPageOn).toBe(false);
});
