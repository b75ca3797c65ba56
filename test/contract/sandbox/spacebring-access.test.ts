import {
  BASIC,
  locationIds,
  networkId,
  refreshToken,
  type SpacebringHarness,
  startSpacebring,
  tokenPath,
  UNKNOWN_ID,
} from './spacebring-harness.js';

describe('access to the Spacebring sandbox', () => {
  let sandbox: SpacebringHarness;
  beforeEach(async () => {
    sandbox = await startSpacebring();
  });
  afterEach(() => sandbox.close());

  test('refuses missing and wrong credentials with 401 and a body of message and type', async () => {
    for (const headers of [{}, { authorization: 'Basic d3Jvbmc6d3Jvbmc=' }, { authorization: 'Bearer wrong' }]) {
      const { status, body } = await sandbox.call('GET', '/locations/v1', { headers });
      expect([status, Object.keys(body).sort()]).toEqual([401, ['message', 'type']]);
    }
  });

  test.each([
    ['POST', '/visitors/visits/v1'],
    ['DELETE', `/visitors/visits/v1/${UNKNOWN_ID}`],
    ['POST', `/visitors/requests/v1/${UNKNOWN_ID}/approve`],
    ['POST', `/visitors/requests/v1/${UNKNOWN_ID}/reject`],
    ['POST', '/support/tickets/v1'],
    ['POST', '/support/tickets/v1/comment'],
  ])('refuses Basic on %s %s, before it looks at the request', async (method, path) => {
    const { status, body } = await sandbox.call(method, path);
    expect([status, Object.keys(body).sort()]).toEqual([401, ['message', 'type']]);
  });

  test('accepts a bearer token with the network header only, networks excepted', async () => {
    const { authorization = '' } = await sandbox.userHeaders();
    const statusOf = async (path: string, headers: Record<string, string>) =>
      (await sandbox.call('GET', path, { headers })).status;
    expect(await statusOf('/locations/v1', { authorization, 'spacebring-network-id': networkId })).toBe(200);
    expect(await statusOf('/locations/v1', { authorization })).toBe(400);
    expect(await statusOf('/networks/v1', { authorization })).toBe(200);
    expect(await statusOf('/locations/v1', { ...BASIC, 'spacebring-network-id': UNKNOWN_ID })).toBe(400);
  });

  test('lets an access token die after an hour of the sandbox clock', async () => {
    const headers = await sandbox.userHeaders();
    sandbox.passMinutes(59);
    expect((await sandbox.call('GET', '/locations/v1', { headers })).status).toBe(200);
    sandbox.passMinutes(1);
    expect((await sandbox.call('GET', '/locations/v1', { headers })).status).toBe(401);
  });

  test('rotates refresh tokens: a used one is refused, the configured one never', async () => {
    const first = await sandbox.refresh(refreshToken);
    const rotated = String(first.body['refresh_token']);
    expect(first.body).toMatchObject({ expires_in: 3600, token_type: 'Bearer' });
    expect(rotated).not.toBe(refreshToken);
    expect((await sandbox.refresh(rotated)).status).toBe(200);
    expect((await sandbox.refresh(rotated)).status).toBe(400);
    expect((await sandbox.refresh(refreshToken)).status).toBe(200);
  });

  test('refuses a token request with a wrong client or another grant', async () => {
    const ask = async (form: Record<string, string>) =>
      (await fetch(`${sandbox.url}${tokenPath}`, { method: 'POST', body: new URLSearchParams(form) })).status;
    expect(
      await ask({ client_id: 'x', client_secret: 'y', grant_type: 'refresh_token', refresh_token: refreshToken }),
    ).toBe(401);
    expect(
      await ask({ client_id: 'sandbox-client', client_secret: 'sandbox-secret', grant_type: 'client_credentials' }),
    ).toBe(400);
  });

  test('answers an unknown route, a broken body and a malformed id in the error shape', async () => {
    const unknown = await sandbox.call('GET', '/users/v1', { isUnchecked: true });
    expect([unknown.status, typeof unknown.body['message']]).toEqual([404, 'string']);
    const malformed = await sandbox.call('GET', '/visitors/visits/v1/7');
    expect([malformed.status, malformed.body['type']]).toEqual([400, 'validationError']);
    const broken = await fetch(`${sandbox.url}/visitors/visits/v1/checkin`, {
      method: 'POST',
      headers: { ...BASIC, 'content-type': 'application/json' },
      body: '{"code"',
    });
    expect([broken.status, Object.keys(Object(await broken.json())).sort()]).toEqual([400, ['message', 'type']]);
  });

  test('says absence with 404 for some resources and 400 for others', async () => {
    const statusOf = async (path: string) => (await sandbox.call('GET', `${path}/${UNKNOWN_ID}`)).status;
    for (const path of [
      '/visitors/visits/v1',
      '/support/tickets/v1',
      '/check_ins/v1',
      '/visitors/requests/v1',
      '/locations/v1',
    ]) {
      expect([path, await statusOf(path)]).toEqual([path, 404]);
    }
    for (const path of [
      '/community/memberships/v1',
      '/community/companies/v1',
      '/transactions/credits/v1',
      '/transactions/money/v1',
    ]) {
      expect([path, await statusOf(path)]).toEqual([path, 400]);
    }
  });
});

describe('the quota of the Spacebring sandbox', () => {
  test('allows ten starts in any sliding second, the token endpoint included, and does not count refusals', async () => {
    let elapsed = 0;
    const sandbox = await startSpacebring({ requestsPerSecond: 10, elapsedMs: () => elapsed });
    const statusOf = async () => (await sandbox.call('GET', '/networks/v1')).status;
    try {
      expect((await sandbox.refresh(refreshToken)).status).toBe(200);
      elapsed = 600;
      for (let call = 0; call < 9; call += 1) expect(await statusOf()).toBe(200);
      const refused = await sandbox.call('GET', '/networks/v1');
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, null]);
      elapsed = 999;
      expect(await statusOf()).toBe(429);
      elapsed = 1000;
      expect([await statusOf(), await statusOf()]).toEqual([200, 429]);
      expect((await sandbox.refresh(refreshToken)).status).toBe(429);
      elapsed = 1600;
      expect(await statusOf()).toBe(200);
    } finally {
      await sandbox.close();
    }
  });

  test('can tell when to come back, which the vendor does not document', async () => {
    const sandbox = await startSpacebring({
      requestsPerSecond: 1,
      elapsedMs: () => 0,
      behaviour: { sendsRetryAfter: true },
    });
    await locationIds(sandbox);
    const { status, headers } = await sandbox.call('GET', '/locations/v1');
    await sandbox.close();
    expect([status, headers.get('retry-after')]).toEqual([429, '1']);
  });
});
