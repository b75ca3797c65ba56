import { accountsOf } from '../../../src/app/shared-state.js';
import { loadConfig } from '../../../src/config/load-config.js';

const SETTINGS = {
  GATEWAY_SECRET: 'a-secret-of-16-chars',
  AUTH_MODE: 'none',
  SPACEBRING_CLIENT_ID: 'client-id',
  SPACEBRING_CLIENT_SECRET: 'client-secret',
  SPACEBRING_NETWORK_ID: '5ac3b219-0000-4000-8000-000000000001',
  SPACEBRING_REFRESH_TOKEN: 'first',
  W3LCOME_TOKEN: 'dG9rZW4=',
  RESIDENT_URL: 'http://localhost:5080/api/',
  RESIDENT_USERNAME: 'u',
  RESIDENT_PASSWORD: 'p w',
};

const accountsWith = (settings: Record<string, string> = {}) => accountsOf(loadConfig({ ...SETTINGS, ...settings }));

test.each([
  ['SPACEBRING_REFRESH_TOKEN', 'another'],
  ['SPACEBRING_CLIENT_ID', 'another'],
  ['SPACEBRING_USER_ID', '0b1cee0a-0000-4000-8000-00000000000a'],
  ['W3LCOME_TOKEN', 'b3RoZXI='],
  ['RESIDENT_USERNAME', 'another'],
])('another %s is another account', (name, value) => {
  expect(accountsWith({ [name]: value })).not.toBe(accountsWith());
});

test.each([
  ['SPACEBRING_CLIENT_SECRET', 'renewed'],
  ['RESIDENT_PASSWORD', 'renewed'],
  ['PORT', '4100'],
])('another %s is the same account', (name, value) => {
  expect(accountsWith({ [name]: value })).toBe(accountsWith());
});

test('a user who is named stays the same with another token', () => {
  const user = { SPACEBRING_USER_ID: '0b1cee0a-0000-4000-8000-00000000000a' };
  expect(accountsWith({ ...user, SPACEBRING_REFRESH_TOKEN: 'renewed' })).toBe(accountsWith(user));
});

test('tells nothing of the credentials', () => {
  expect(accountsWith()).toMatch(/^[\w-]{16}$/);
});

test('sandboxes are one account', () => {
  expect(accountsOf(loadConfig({}))).toBe(accountsOf(loadConfig({ SANDBOX_SEED: 'other' })));
});
