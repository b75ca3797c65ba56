import { ConfigError } from '../../../src/config/config-error.js';
import { loadConfig } from '../../../src/config/load-config.js';

const REAL = { GATEWAY_SECRET: 'a-secret-of-16-chars', W3LCOME_TOKEN: 'dG9rZW4=' };
const CLAIMS = { AUTH_JWT_ISSUER: 'https://issuer.example/', AUTH_JWT_AUDIENCE: 'visitgraph' };
const JWKS = { AUTH_MODE: 'jwt', AUTH_JWKS_URL: 'https://issuer.example/keys?tenant=1', ...CLAIMS };
const SECRET = { AUTH_MODE: 'jwt', AUTH_JWT_SECRET: 'a secret that has at least 32 characters', ...CLAIMS };
const KEYS = { AUTH_MODE: 'api-key', AUTH_API_KEYS_FILE: 'keys.json' };

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('sign-in', () => {
  test('the sandbox on the loopback answers anybody', () => {
    expect(loadConfig({}).auth).toEqual({ isOpen: true, jwt: null, apiKeys: null });
    for (const HOST of ['localhost', '127.0.0.2', '::1']) expect(problemsOf({ HOST })).toEqual([]);
  });

  test.each(['0.0.0.0', '::', '10.0.0.1', '127.example.com', 'localhost.example.com'])(
    'the sandbox on %s answers anybody only if that is said',
    (HOST) => {
      expect(problemsOf({ HOST })).toEqual([
        expect.stringMatching(/^AUTH_MODE is missing: HOST lets other machines in/),
      ]);
      expect(problemsOf({ HOST, AUTH_MODE: 'none' })).toEqual([]);
    },
  );

  test('real sources answer anybody only if that is said, on the loopback too', () => {
    expect(problemsOf(REAL)).toEqual([expect.stringMatching(/^AUTH_MODE is missing: the data of real sources/)]);
    expect(problemsOf({ ...REAL, AUTH_MODE: 'none' })).toEqual([]);
    expect(problemsOf({ ...REAL, ...KEYS })).toEqual([]);
  });

  test('a mode that is none of the four is refused', () => {
    expect(problemsOf({ AUTH_MODE: 'api-key,jwt' })).toEqual(['AUTH_MODE must be none, jwt, api-key or jwt,api-key']);
  });
});

describe('tokens', () => {
  test('a key set gets asymmetric algorithms and the defaults', () => {
    expect(loadConfig(JWKS).auth).toEqual({
      isOpen: false,
      jwt: {
        key: { kind: 'jwks', url: JWKS.AUTH_JWKS_URL },
        issuer: CLAIMS.AUTH_JWT_ISSUER,
        audience: 'visitgraph',
        algorithms: ['RS256', 'ES256', 'EdDSA'],
        clockToleranceSeconds: 30,
        scopeClaim: 'scope',
        locationsClaim: null,
      },
      apiKeys: null,
    });
  });

  test('a secret gets HS256 alone', () => {
    const { jwt } = loadConfig(SECRET).auth;
    expect(jwt).toMatchObject({ key: { kind: 'secret' }, algorithms: ['HS256'] });
  });

  test('every setting arrives', () => {
    const { jwt, apiKeys } = loadConfig({
      ...KEYS,
      ...CLAIMS,
      AUTH_MODE: 'jwt,api-key',
      AUTH_JWT_KEY_FILE: 'key.pem',
      AUTH_JWT_ALGORITHMS: 'PS512, ES384',
      AUTH_JWT_CLOCK_TOLERANCE_SECONDS: '0',
      AUTH_JWT_SCOPE_CLAIM: 'permissions',
      AUTH_JWT_LOCATIONS_CLAIM: 'https://visitgraph.example/locations',
    }).auth;
    expect(jwt).toMatchObject({
      key: { kind: 'file', path: 'key.pem' },
      algorithms: ['PS512', 'ES384'],
      clockToleranceSeconds: 0,
      scopeClaim: 'permissions',
      locationsClaim: 'https://visitgraph.example/locations',
    });
    expect(apiKeys).toEqual({ file: 'keys.json' });
  });

  test('issuer, audience and one key are required', () => {
    expect(problemsOf({ AUTH_MODE: 'jwt' })).toEqual([
      'AUTH_MODE jwt needs exactly one of AUTH_JWKS_URL, AUTH_JWT_KEY_FILE, AUTH_JWT_SECRET',
      'AUTH_JWT_ISSUER is missing: AUTH_MODE jwt needs it',
      'AUTH_JWT_AUDIENCE is missing: AUTH_MODE jwt needs it',
    ]);
    expect(problemsOf({ ...JWKS, AUTH_JWT_KEY_FILE: 'key.pem' })).toHaveLength(1);
  });

  test.each([
    ['HMAC with a public key, which is no secret', { ...JWKS, AUTH_JWT_ALGORITHMS: 'RS256,HS256' }],
    ['signatures with a secret', { ...SECRET, AUTH_JWT_ALGORITHMS: 'HS256,RS256' }],
  ])('%s is refused', (_title, environment) => {
    expect(problemsOf(environment)).toEqual([expect.stringMatching(/^AUTH_JWT_ALGORITHMS must be HS256/)]);
  });

  test.each(['none', 'RS1', 'rs256', 'RS256,,ES256'])('the algorithm %s is refused', (AUTH_JWT_ALGORITHMS) => {
    expect(problemsOf({ ...JWKS, AUTH_JWT_ALGORITHMS })).toEqual([
      expect.stringMatching(/^AUTH_JWT_ALGORITHMS must be a comma-separated list of RS256/),
    ]);
  });

  test.each(['http://issuer.example/keys', 'https://u:p@issuer.example/keys', 'https://issuer.example/#keys', 'keys'])(
    'keys are not fetched from %s',
    (AUTH_JWKS_URL) => {
      expect(problemsOf({ ...JWKS, AUTH_JWKS_URL })).toEqual([
        expect.stringMatching(/^AUTH_JWKS_URL must be an https/),
      ]);
    },
  );

  test('keys may be fetched without encryption from this machine', () => {
    expect(problemsOf({ ...JWKS, AUTH_JWKS_URL: 'http://127.0.0.1:8080/keys' })).toEqual([]);
  });

  test('a short secret is refused', () => {
    expect(problemsOf({ ...SECRET, AUTH_JWT_SECRET: 'short' })).toEqual([
      'AUTH_JWT_SECRET must have at least 32 characters',
    ]);
  });
});

test('API keys need their file', () => {
  expect(problemsOf({ AUTH_MODE: 'api-key' })).toEqual(['AUTH_API_KEYS_FILE is missing: AUTH_MODE api-key needs it']);
});

test('settings that would protect nothing are refused', () => {
  expect(problemsOf({ ...JWKS, ...KEYS })).toEqual(
    ['AUTH_JWKS_URL', 'AUTH_JWT_ISSUER', 'AUTH_JWT_AUDIENCE'].map(
      (name) => `${name} has no effect: AUTH_MODE does not name jwt`,
    ),
  );
  expect(problemsOf({ AUTH_API_KEYS_FILE: 'keys.json' })).toEqual([
    'AUTH_API_KEYS_FILE has no effect: AUTH_MODE does not name api-key',
  ]);
  expect(problemsOf({ AUTH_MODES: 'jwt' })).toEqual(['AUTH_MODES is not a setting; did you mean AUTH_MODE?']);
});
