import { ConfigError, formatConfigProblems } from '../../../src/config/config-error.js';
import { loadConfig, loadSandboxConfig } from '../../../src/config/load-config.js';
import { SETTING_NAMES } from '../../../src/config/settings.js';

const SECRET = 'a-secret-of-16-chars';
const spacebring = { SPACEBRING_CLIENT_ID: 'client-id', SPACEBRING_CLIENT_SECRET: 'client-secret' };
const w3lcome = { W3LCOME_TOKEN: 'dG9rZW4=' };
const resident = { RESIDENT_URL: 'http://localhost:5080/api/', RESIDENT_USERNAME: 'u', RESIDENT_PASSWORD: 'p w' };
const everySource = { GATEWAY_SECRET: SECRET, AUTH_MODE: 'none', ...spacebring, ...w3lcome, ...resident };

function problemsOf(environment: Record<string, string | undefined>): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('without any source', () => {
  test('the sandbox plays all three, on the defaults', () => {
    expect(loadConfig({})).toEqual({
      host: '127.0.0.1',
      port: 4000,
      workers: 1,
      isProduction: false,
      logLevel: 'info',
      secret: expect.any(String),
      readCache: { isOn: true, staleSeconds: 600, megabytes: 64, answerCacheTtlMs: 1_000 },
      redisUrl: null,
      durableRedisUrl: null,
      isIntrospectionOn: true,
      isExplorerOn: true,
      isLandingPageOn: true,
      limits: {
        document: { depth: 12, aliases: 30, directives: 30, tokens: 1000, rootFields: 20, cost: 100_000 },
        maxBodyBytes: 1_048_576,
        answerBytes: 8_388_608,
        receiveTimeoutMs: 15_000,
        requestsPerMinute: 0,
        trustedProxies: null,
        load: { eventLoopDelayMs: 2_000, heapBytes: 0 },
        connections: { perAddress: 1_000, idleMs: 72_000, unreadMs: 15_000 },
        upstreamCalls: { interactive: 1_000, batch: 10_000 },
      },
      persistedOperations: 'automatic',
      corsOrigins: ['https://studio.apollographql.com'],
      allowedHosts: [],
      requestTimeoutMs: 10_000,
      batchTimeoutMs: 120_000,
      auth: { isOpen: true, jwt: null, apiKeys: null },
      visitsMaxRangeDays: 400,
      observation: { metricsOnGraphPort: 'direct', metricsPort: null, isAuditOn: true, tracing: null },
      shutdownDelayMs: 500,
      spacebring: null,
      w3lcome: null,
      resident: null,
      sandbox: {
        seed: 'visitgraph',
        now: null,
        isFrozen: false,
        visits: 10_000,
        spacebringRequestsPerSecond: 10,
        port: null,
        w3lcomeAuth: 'strict',
        stateFile: null,
      },
    });
  });

  test('settings that only tune a source leave the sandbox in place', () => {
    const config = loadConfig({
      W3LCOME_TIME_ZONE: 'America/Lima',
      SPACEBRING_REQUESTS_PER_SECOND: '5',
      RESIDENT_DEFAULT_COUNTRY: 'mx',
    });
    expect(config.sandbox).not.toBeNull();
  });

  test('the sandbox has its own settings', () => {
    const { sandbox } = loadConfig({
      SANDBOX_SEED: 'other',
      SANDBOX_NOW: '2026-03-02T09:00:00-03:00',
      SANDBOX_FREEZE: '1',
      SANDBOX_VISITS: '500',
      SANDBOX_SPACEBRING_RPS: '3',
      SANDBOX_PORT: '4101',
      SANDBOX_W3LCOME_AUTH: 'lenient',
      SANDBOX_STATE: '/var/lib/sandbox.json',
    });
    expect(sandbox).toEqual({
      seed: 'other',
      now: new Date('2026-03-02T12:00:00Z'),
      isFrozen: true,
      visits: 500,
      spacebringRequestsPerSecond: 3,
      port: 4101,
      w3lcomeAuth: 'lenient',
      stateFile: '/var/lib/sandbox.json',
    });
  });

  test('durable data has the common Redis, or one of its own beside it', () => {
    const urls = { REDIS_URL: 'redis://cache:6379', REDIS_DURABLE_URL: 'rediss://durable:6379/1' };
    const { redisUrl, durableRedisUrl } = loadConfig(urls);
    expect({ redisUrl, durableRedisUrl }).toEqual({
      redisUrl: 'redis://cache:6379',
      durableRedisUrl: 'rediss://durable:6379/1',
    });
    expect(loadConfig({ REDIS_URL: urls.REDIS_URL }).durableRedisUrl).toBe(urls.REDIS_URL);
    expect(() => loadConfig({ REDIS_DURABLE_URL: urls.REDIS_DURABLE_URL })).toThrow('REDIS_URL is missing');
  });

  test('empty variables count as unset', () => {
    expect(loadConfig({ PORT: '', W3LCOME_TOKEN: '', SPACEBRING_TYPO: '', GATEWAY_SECRET: '' })).toEqual(
      loadConfig({}),
    );
  });
});

describe('with real sources', () => {
  test('every source gets its settings', () => {
    const config = loadConfig({
      ...everySource,
      SPACEBRING_NETWORK_ID: '5ac3b219-0000-4000-8000-000000000001',
      SPACEBRING_REFRESH_TOKEN: 'refresh',
      SPACEBRING_TOKEN_FILE: '/var/lib/token',
      SPACEBRING_USER_ID: '0B1CEE0A-0000-4000-8000-00000000000A',
      W3LCOME_AUTH_HEADER: 'Authorization',
      W3LCOME_INVITEE_CHECKIN: ' PUT  /invitee/:inviteeId/check-in',
      W3LCOME_REQUESTS_PER_SECOND: '4',
      RESIDENT_ASSUME_LEFT_DAYS: '0',
      RESIDENT_DEFAULT_COUNTRY: 'mx',
      ROLL_CALL_DAYS: '7',
      ASSUME_LEFT: 'never',
      SPACEBRING_ASSUME_LEFT: '12h',
      UPSTREAM_MAX_PAGES: '3',
    });
    const shared = { timeoutMs: 8_000, maxPages: 3, rollCallDays: 7 };
    expect(config.spacebring).toEqual({
      ...shared,
      url: 'https://api.spacebring.com',
      clientId: 'client-id',
      clientSecret: 'client-secret',
      networkId: '5ac3b219-0000-4000-8000-000000000001',
      userToken: {
        refreshToken: 'refresh',
        tokenUrl: 'https://oauth2.spacebring.com/api/oauth2/token',
        tokenFile: '/var/lib/token',
      },
      requestsPerSecond: 10,
      concurrency: 16,
      defaultCountry: null,
      userRef: '0b1cee0a-0000-4000-8000-00000000000a',
      assumeLeft: { hours: 12 },
    });
    expect(config.w3lcome).toEqual({
      ...shared,
      url: 'https://api.w3lcome.com/v1',
      token: 'dG9rZW4=',
      authHeader: 'Authorization',
      queryTimeFormat: 'iso-offset',
      timeZone: 'UTC',
      locationName: 'W3lcome',
      inviteeCheckIn: { method: 'PUT', route: '/invitee/{inviteeId}/check-in' },
      assumeLeft: 'never',
      requestsPerSecond: 4,
      concurrency: 8,
      defaultCountry: null,
    });
    expect(config.resident).toEqual({
      ...shared,
      url: 'http://localhost:5080/api',
      username: 'u',
      password: 'p w',
      timeZone: 'UTC',
      assumeLeftDays: 0,
      requestsPerSecond: null,
      concurrency: 8,
      defaultCountry: 'MX',
    });
    expect(config).toMatchObject({ secret: SECRET, sandbox: null });
  });

  test("an invitee is checked in by the call that the vendor's other pages suggest", () => {
    expect(loadConfig({ GATEWAY_SECRET: SECRET, AUTH_MODE: 'none', ...w3lcome }).w3lcome?.inviteeCheckIn).toEqual({
      method: 'POST',
      route: '/visit/inviteeCheckin/{inviteeId}',
    });
  });

  test('a source without configuration is left out', () => {
    const config = loadConfig({ GATEWAY_SECRET: SECRET, AUTH_MODE: 'none', ...w3lcome });
    expect(config).toMatchObject({ spacebring: null, resident: null, sandbox: null, w3lcome: { token: 'dG9rZW4=' } });
  });

  test.each([
    ['SPACEBRING_URL', 'https://x.example', ['SPACEBRING_CLIENT_ID', 'SPACEBRING_CLIENT_SECRET']],
    ['SPACEBRING_CLIENT_ID', 'id', ['SPACEBRING_CLIENT_SECRET']],
    ['SPACEBRING_TOKEN_URL', 'https://x.example/token', ['SPACEBRING_CLIENT_ID', 'SPACEBRING_CLIENT_SECRET']],
    ['W3LCOME_URL', 'https://x.example', ['W3LCOME_TOKEN']],
    ['RESIDENT_URL', 'https://x.example', ['RESIDENT_USERNAME', 'RESIDENT_PASSWORD']],
    ['RESIDENT_PASSWORD', 'x', ['RESIDENT_URL', 'RESIDENT_USERNAME']],
  ])('%s alone is half a source', (name, value, missing) => {
    const problems = problemsOf({ GATEWAY_SECRET: SECRET, AUTH_MODE: 'none', [name]: value });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(missing);
  });

  test('a refresh token needs its network, and a token file its token', () => {
    expect(
      problemsOf({ GATEWAY_SECRET: SECRET, AUTH_MODE: 'none', ...spacebring, SPACEBRING_REFRESH_TOKEN: 'r' }),
    ).toEqual(['SPACEBRING_NETWORK_ID is missing: SPACEBRING_REFRESH_TOKEN needs it']);
    expect(
      problemsOf({ GATEWAY_SECRET: SECRET, AUTH_MODE: 'none', ...spacebring, SPACEBRING_TOKEN_FILE: 'f' }),
    ).toEqual(['SPACEBRING_REFRESH_TOKEN is missing: SPACEBRING_TOKEN_FILE needs it']);
  });

  test('a secret is required, while the sandbox has one of its own', () => {
    expect(problemsOf({ ...w3lcome, AUTH_MODE: 'none' })).toEqual([
      'GATEWAY_SECRET is missing: it is required with real sources',
    ]);
  });

  test('sandbox settings are refused, since they would be ignored', () => {
    expect(problemsOf({ ...everySource, SANDBOX_VISITS: '5' })).toEqual([
      'SANDBOX_VISITS has no effect where a real source is configured',
    ]);
  });
});

describe('problems', () => {
  test.each([
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', '-1'],
    ['PORT', '0x50'],
    ['LOG_LEVEL', 'loud'],
    ['GATEWAY_SECRET', 'too short'],
    ['GATEWAY_INTROSPECTION', 'yes'],
    ['GATEWAY_EXPLORER', 'yes'],
    ['GATEWAY_CORS_ORIGINS', 'https://a.example,https://b.example/path'],
    ['REDIS_URL', 'http://localhost'],
    ['REQUEST_TIMEOUT_MS', '0'],
    ['SPACEBRING_URL', 'api.spacebring.com'],
    ['SPACEBRING_URL', 'https://user:password@api.spacebring.com'],
    ['SPACEBRING_URL', 'ftp://api.spacebring.com'],
    ['SPACEBRING_NETWORK_ID', '12'],
    ['SPACEBRING_REQUESTS_PER_SECOND', '0'],
    ['W3LCOME_TOKEN', 'with space'],
    ['W3LCOME_TOKEN', 'with\nline end'],
    ['W3LCOME_AUTH_HEADER', 'authorization'],
    ['W3LCOME_TIME_ZONE', 'Brazil'],
    ['W3LCOME_DEFAULT_COUNTRY', 'BRA'],
    ['W3LCOME_INVITEE_CHECKIN', '/visit/inviteeCheckin/:inviteeId'],
    ['W3LCOME_INVITEE_CHECKIN', 'GET /visit/inviteeCheckin/:inviteeId'],
    ['W3LCOME_INVITEE_CHECKIN', 'POST /visit/inviteeCheckin'],
    ['W3LCOME_INVITEE_CHECKIN', 'POST /visit/:id'],
    ['W3LCOME_INVITEE_CHECKIN', 'POST /visit/:visitId/:inviteeId'],
    ['W3LCOME_INVITEE_CHECKIN', 'POST /visit/{inviteeId}/:inviteeId'],
    ['W3LCOME_INVITEE_CHECKIN', 'POST https://x.example/:inviteeId'],
    ['W3LCOME_INVITEE_CHECKIN', 'POST /visit/:inviteeId?now=1'],
    ['W3LCOME_INVITEE_CHECKIN', 'POST /visit/:inviteeId extra'],
    ['RESIDENT_DEFAULT_COUNTRY', 'ZZ'],
    ['SANDBOX_NOW', '2026-03-02'],
    ['SANDBOX_NOW', '2026-02-30T00:00:00Z'],
    ['SANDBOX_FREEZE', 'true'],
  ])('%s does not take %j', (name, value) => {
    const [problem] = problemsOf({ [name]: value }).filter((line) => line.startsWith(`${name} must`));
    expect(problem).toBeDefined();
  });

  test('no message repeats a value', () => {
    const value = 'wr0ng value@';
    const environment = Object.fromEntries(SETTING_NAMES.map((name) => [name, value]));
    const problems = problemsOf({ ...environment, SANDBOX_TYPO: value });
    expect(problems.length).toBeGreaterThan(25);
    expect(problems.join()).not.toContain(value);
  });

  test('all of them are reported together', () => {
    const problems = problemsOf({
      PORT: 'x',
      W3LCOME_URL: 'x',
      SPACEBRING_CLIENT_ID: 'id',
      SANDBOX_SEED: 's',
      UPSTREAM_MAX_PAGE: '5',
    });
    expect(problems).toEqual([
      'PORT must be a whole number from 0 to 65535',
      'W3LCOME_URL must be an http or https URL without credentials, query or fragment',
      'SPACEBRING_CLIENT_SECRET is missing: Spacebring is configured only in part',
      'W3LCOME_TOKEN is missing: W3lcome is configured only in part',
      'GATEWAY_SECRET is missing: it is required with real sources',
      'SANDBOX_SEED has no effect where a real source is configured',
      'UPSTREAM_MAX_PAGE is not a setting; did you mean UPSTREAM_MAX_PAGES?',
    ]);
  });

  test.each([[{ NODE_ENV: 'production' }], [{ SANDBOX: 'off' }], [{ NODE_ENV: 'production', SANDBOX: 'off' }]])(
    'made-up data does not replace sources without a setting: %j',
    (environment) => {
      expect(problemsOf(environment)).toEqual([
        'No source is configured: set the variables of one (SPACEBRING_CLIENT_ID, W3LCOME_TOKEN, RESIDENT_URL …), or SANDBOX=on for made-up data',
      ]);
    },
  );

  test.each([[{}], [{ SANDBOX: 'on' }], [{ NODE_ENV: 'production', SANDBOX: 'on' }]])(
    'made-up data replaces sources where configured, and outside production: %j',
    (environment) => {
      expect(loadConfig(environment).sandbox).not.toBeNull();
    },
  );

  test('an unknown variable far from every known one gets no suggestion', () => {
    expect(problemsOf({ SANDBOX_COMPLETELY_DIFFERENT_THING: '1' })).toEqual([
      'SANDBOX_COMPLETELY_DIFFERENT_THING is not a setting',
    ]);
  });

  test('variables of other programs are ignored', () => {
    expect(problemsOf({ PATH: '/bin', HOSTNAME: 'x', npm_config_x: 'y', RESIDENTIAL: 'z' })).toEqual([]);
  });

  test('they are printed as one list', () => {
    expect(formatConfigProblems(['A is missing', 'B is missing'])).toBe(
      'The configuration has 2 problems:\n  - A is missing\n  - B is missing',
    );
  });
});

describe('the explorer', () => {
  test.each([
    [{}, true],
    [{ NODE_ENV: 'production', SANDBOX: 'on' }, false],
    [{ NODE_ENV: 'production', SANDBOX: 'on', GATEWAY_EXPLORER: 'true' }, true],
    [{ GATEWAY_EXPLORER: 'false' }, false],
  ])('with %j it is on: %j', (environment, expected) => {
    expect(loadConfig(environment).isExplorerOn).toBe(expected);
  });
});

describe('introspection', () => {
  test.each([
    [{}, true],
    [{ NODE_ENV: 'production', SANDBOX: 'on' }, false],
    [{ NODE_ENV: 'production', SANDBOX: 'on', GATEWAY_INTROSPECTION: 'true' }, true],
    [{ GATEWAY_INTROSPECTION: 'false' }, false],
  ])('with %j it is on: %j', (environment, expected) => {
    expect(loadConfig(environment).isIntrospectionOn).toBe(expected);
  });
});

test('the configuration is frozen through and through', () => {
  const config = loadConfig({ ...everySource, GATEWAY_CORS_ORIGINS: 'https://a.example, https://b.example' });
  expect(config.corsOrigins).toEqual(['https://a.example', 'https://b.example']);
  for (const part of [config, config.spacebring, config.w3lcome, config.resident, config.corsOrigins]) {
    expect(Object.isFrozen(part)).toBe(true);
  }
});

test('a sandbox by itself does not mind real sources', () => {
  expect(loadSandboxConfig({ ...everySource, SANDBOX_VISITS: '5' })).toMatchObject({ visits: 5, seed: 'visitgraph' });
  expect(() => loadSandboxConfig({ SANDBOX_VISITS: 'many' })).toThrow(ConfigError);
});
