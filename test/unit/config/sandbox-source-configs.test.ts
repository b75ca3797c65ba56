import { sandboxSourceConfigs } from '../../../src/config/load-config.js';

const connections = {
  spacebring: {
    url: 'http://127.0.0.1:1',
    clientId: 'id',
    clientSecret: 'secret',
    networkId: 'network',
    userToken: { refreshToken: 'r', tokenUrl: 'http://127.0.0.1:1/token', tokenFile: null },
  },
  w3lcome: { url: 'http://127.0.0.1:2', token: 't' },
  resident: { url: 'http://127.0.0.1:3', username: 'u', password: 'p' },
};

test('the sandbox is reached where it listens, in the zones and countries of its building', () => {
  const configs = sandboxSourceConfigs({}, connections);
  expect(configs).toMatchObject(connections);
  expect(configs).toMatchObject({
    spacebring: { defaultCountry: null, requestsPerSecond: 10 },
    w3lcome: { timeZone: 'America/Sao_Paulo', defaultCountry: 'BR', authHeader: 'Authentication' },
    resident: { timeZone: 'America/Mexico_City', defaultCountry: 'MX' },
  });
});

test('the environment tunes the sandbox as it tunes real sources', () => {
  const configs = sandboxSourceConfigs(
    {
      W3LCOME_TIME_ZONE: 'UTC',
      RESIDENT_DEFAULT_COUNTRY: 'US',
      SPACEBRING_REQUESTS_PER_SECOND: '50',
      RESIDENT_TIME_ZONE: '',
    },
    connections,
  );
  expect(configs).toMatchObject({
    spacebring: { requestsPerSecond: 50 },
    w3lcome: { timeZone: 'UTC' },
    resident: { defaultCountry: 'US', timeZone: 'America/Mexico_City' },
  });
});
