import { divideQuota } from '../../../src/app/divide-quota.js';
import { loadConfig } from '../../../src/config/load-config.js';

const config = loadConfig({
  AUTH_MODE: 'none',
  GATEWAY_SECRET: 'a-secret-of-16-chars',
  SPACEBRING_CLIENT_ID: 'id',
  SPACEBRING_CLIENT_SECRET: 'secret',
  W3LCOME_TOKEN: 'dG9rZW4=',
});

test('each worker has an equal part of the starts and of the calls in flight, never more than the whole together', () => {
  const parts = divideQuota(config, { workers: 2, isCountShared: false });
  expect(parts.spacebring).toEqual({ ...config.spacebring, requestsPerSecond: 5, concurrency: 8 });
  expect(parts.w3lcome).toEqual({ ...config.w3lcome, requestsPerSecond: null, concurrency: 4 });
  expect(parts.resident).toBeNull();
});

test('starts that Redis counts for all are not divided', () => {
  const parts = divideQuota(config, { workers: 2, isCountShared: true });
  expect(parts.spacebring).toMatchObject({ requestsPerSecond: 10, concurrency: 8 });
});

test('one process has the whole', () => {
  const { spacebring, w3lcome, resident } = config;
  expect(divideQuota(config, { workers: 1, isCountShared: false })).toEqual({ spacebring, w3lcome, resident });
});
