import { ConfigError } from '../../../src/config/config-error.js';
import { loadConfig } from '../../../src/config/load-config.js';

const REAL = {
  AUTH_MODE: 'none',
  GATEWAY_SECRET: 'a-secret-of-16-chars',
  SPACEBRING_CLIENT_ID: 'id',
  SPACEBRING_CLIENT_SECRET: 'secret',
};
const REDIS = { REDIS_URL: 'redis://127.0.0.1:6379' };
const USER = { SPACEBRING_REFRESH_TOKEN: 'token', SPACEBRING_NETWORK_ID: '5ac3b219-0000-4000-8000-000000000001' };

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('as many workers as the quota has starts are accepted', () => {
  expect(loadConfig({ ...REAL, WORKERS: '10' }).workers).toBe(10);
  expect(loadConfig({ WORKERS: '8' }).workers).toBe(8);
});

test('more workers than the quota has starts are refused where no Redis counts for all', () => {
  const refusal = [expect.stringMatching(/^WORKERS must not be more than SPACEBRING_REQUESTS_PER_SECOND/)];
  expect(problemsOf({ ...REAL, WORKERS: '11' })).toEqual(refusal);
  expect(problemsOf({ ...REAL, ...REDIS, WORKERS: '11' })).toEqual([]);
});

test('the sandbox has a quota of its own, which Redis does not count', () => {
  expect(problemsOf({ ...REDIS, WORKERS: '3', SPACEBRING_REQUESTS_PER_SECOND: '2' })).toHaveLength(1);
});

test('more workers than calls that a source in use may have in flight are refused', () => {
  expect(problemsOf({ WORKERS: '9' })).toEqual([
    expect.stringMatching(/W3LCOME_CONCURRENCY/),
    expect.stringMatching(/RESIDENT_CONCURRENCY/),
  ]);
});

test('several workers share the token of a Spacebring user through Redis, or do not start', () => {
  expect(problemsOf({ ...REAL, ...USER, WORKERS: '2' })).toEqual([expect.stringMatching(/^REDIS_URL is missing/)]);
  expect(problemsOf({ ...REAL, ...USER, ...REDIS, WORKERS: '2' })).toEqual([]);
  expect(problemsOf({ ...REAL, ...USER })).toEqual([]);
});
