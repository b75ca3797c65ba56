import { loadAnalyticsConfig } from '../../../src/config/load-analytics-config.js';
import { loadConfig } from '../../../src/config/load-config.js';

test('without variables a gateway is started, and no key is shown', () => {
  expect(loadAnalyticsConfig({})).toEqual({ gatewayUrl: null, apiKey: null });
});

test('the address loses a slash at its end', () => {
  const environment = { GATEWAY_URL: 'https://visits.example.com/graphql/', API_KEY: 'vg_key' };
  expect(loadAnalyticsConfig(environment)).toEqual({
    gatewayUrl: 'https://visits.example.com/graphql',
    apiKey: 'vg_key',
  });
});

test.each([
  ['GATEWAY_URL', 'visits.example.com'],
  ['GATEWAY_URL', 'https://me:secret@visits.example.com/graphql'],
  ['API_KEY', 'two words'],
])('%s is refused when it is "%s", without saying it again', (name, value) => {
  const load = () => loadAnalyticsConfig({ [name]: value });
  expect(load).toThrow(`${name} must be`);
  expect(load).not.toThrow(value);
});

test('a gateway does not mind the variables of the commands', () => {
  expect(() => loadConfig({ GATEWAY_URL: 'http://127.0.0.1:4000/graphql', API_KEY: 'vg_key' })).not.toThrow();
});
