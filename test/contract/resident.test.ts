import { addDays } from '../../src/domain/time/time-range.js';
import { createPhoneParser } from '../../src/platform/phone-parser.js';
import { OTHER_ACCOUNTS } from '../../src/sandbox/residents/accounts.js';
import type { Sandbox } from '../../src/sandbox/start-sandbox.js';
import { createResidentUpstream } from '../../src/upstreams/resident-visits/index.js';
import { createScope, residentConfig, SANDBOX_NOW, startContractSandbox } from './suites/contract-sandbox.js';
import { createSandboxControl, type SandboxControl } from './suites/sandbox-control.js';

const MINUTE_MS = 60_000;
const ALL_TIME = { from: addDays(SANDBOX_NOW, -3_650), to: addDays(SANDBOX_NOW, 3_650) };
const LOGIN = 'POST /api/auth/login';
const VISITS = 'GET /api/residentvisits';
const VISIT = 'GET /api/residentvisits/:id';

let sandbox: Sandbox;
let control: SandboxControl;
/** Two clocks, so that one side can be ahead of the other. */
const aheadMs = { sandbox: 0, gateway: 0 };
const clockOf = (side: keyof typeof aheadMs) => ({ now: () => new Date(SANDBOX_NOW.getTime() + aheadMs[side]) });

beforeAll(async () => {
  sandbox = await startContractSandbox(clockOf('sandbox'));
  control = createSandboxControl(sandbox.resident.url);
});

beforeEach(async () => {
  Object.assign(aheadMs, { sandbox: 0, gateway: 0 });
  await control.recover();
  await control.reset();
});

afterAll(() => sandbox.close());

function createUpstream(credentials: { username?: string; password?: string } = {}) {
  return createResidentUpstream(
    { ...residentConfig(sandbox), ...credentials },
    { phoneParser: createPhoneParser(), clock: clockOf('gateway'), warn: () => undefined },
  );
}

const readAll = (upstream = createUpstream()) =>
  upstream.forRequest(createScope()).visits.readVisits({ range: ALL_TIME, now: SANDBOX_NOW });

const TEN = Array.from({ length: 10 }, (_, index) => index);

/** A call of its own for each number: equal ones would be shared. */
const loadUnknown = (upstream: ReturnType<typeof createUpstream>, number: number) =>
  upstream.forRequest(createScope()).visits.loadVisit(`00000000-0000-4000-8000-00000000000${number}`, SANDBOX_NOW);

/** The service itself, without the adapter. */
async function callService(method: string, path: string, body?: unknown): Promise<unknown> {
  const { username, password } = residentConfig(sandbox);
  const headers = { 'content-type': 'application/json' };
  const call = async (route: string, init: RequestInit): Promise<unknown> =>
    (await fetch(`${sandbox.resident.url}${route}`, init)).json();
  const login = { method: 'POST', headers, body: JSON.stringify({ username, password }) };
  const { token } = Object(await call('/auth/login', login));
  const signed = { ...headers, authorization: `Bearer ${token}` };
  return call(path, { method, headers: signed, ...(body !== undefined && { body: JSON.stringify(body) }) });
}

describe('sign-in', () => {
  test('happens once for any number of requests', async () => {
    const upstream = createUpstream();
    await Promise.all(TEN.map((number) => loadUnknown(upstream, number)));
    expect(await control.counts()).toEqual({ [LOGIN]: 1, [VISIT]: 10 });
  });

  test('is renewed ahead of its end, so that no call is refused', async () => {
    const upstream = createUpstream();
    await readAll(upstream);
    Object.assign(aheadMs, { sandbox: 59 * MINUTE_MS, gateway: 59 * MINUTE_MS });
    await readAll(upstream);
    expect(await control.counts()).toEqual({ [LOGIN]: 2, [VISITS]: 2 });
  });

  test('is renewed once when calls are refused all the same', async () => {
    const upstream = createUpstream();
    await readAll(upstream);
    aheadMs.sandbox = 66 * MINUTE_MS;
    expect(await Promise.all(TEN.map((number) => loadUnknown(upstream, number)))).toEqual(TEN.map(() => null));
    expect(await control.counts()).toEqual({ [LOGIN]: 2, [VISITS]: 1, [VISIT]: 20 });
  });

  test.each([
    ['a wrong password', { password: 'a-wrong-password' }],
    ['a locked user', OTHER_ACCOUNTS.inactive],
    ['a user without a role', OTHER_ACCOUNTS.roleless],
  ])('with %s is rejected, and not tried again at once', async (_case, credentials) => {
    const upstream = createUpstream(credentials);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await expect(readAll(upstream)).rejects.toMatchObject({ code: 'UPSTREAM_REJECTED_CREDENTIALS' });
    }
    expect(await control.counts()).toEqual({ [LOGIN]: 1 });
    expect(upstream.health().lastFault?.code).toBe('UPSTREAM_REJECTED_CREDENTIALS');
  });

  test('as somebody who may not see residents costs the residents only', async () => {
    const upstream = createUpstream(OTHER_ACCOUNTS.guard);
    expect((await readAll(upstream)).records.length).toBeGreaterThan(0);
    await expect(upstream.forRequest(createScope()).people.readPeople({})).rejects.toMatchObject({
      code: 'UPSTREAM_REJECTED_CREDENTIALS',
      status: 403,
    });
  });

  test('leaves no credential in an error', async () => {
    const error: unknown = await readAll(createUpstream({ password: 'a-wrong-password' })).catch((reason) => reason);
    const { stack, ...own } = Object.getOwnPropertyDescriptors(error);
    expect(`${stack?.value} ${JSON.stringify(own)}`).not.toMatch(/a-wrong-password|Bearer|127\.0\.0\.1/);
  });
});

describe('calls', () => {
  test('of one request for visits in any form are one read of the list', async () => {
    const { visits } = createUpstream().forRequest(createScope());
    const now = SANDBOX_NOW;
    const { records } = await visits.readVisits({ range: ALL_TIME, now });
    await Promise.all([
      visits.readVisits({ range: { from: addDays(now, -1), to: now }, now }),
      visits.readVisitsOnSite({ now }),
      visits.readVisits({ range: ALL_TIME, now, hostIds: [records[0]?.host?.sourceId ?? ''] }),
      ...records.slice(0, 20).map(({ sourceId }) => visits.loadVisit(sourceId, now)),
    ]);
    expect(await control.counts()).toEqual({ [LOGIN]: 1, [VISITS]: 1 });
  });

  test('for the hosts and places of a page of visits are one list each', async () => {
    const upstream = createUpstream();
    const active = new Set(
      (await upstream.forRequest(createScope()).people.readPeople({})).records.map(({ sourceId }) => sourceId),
    );
    await control.reset();
    const { people, locations, visits } = upstream.forRequest(createScope());
    const { records } = await visits.readVisits({ range: ALL_TIME, now: SANDBOX_NOW });
    const hostIds = records.flatMap(({ host }) => host?.sourceId ?? []).filter((id) => active.has(id));
    const hosts = await Promise.all(hostIds.map((id) => people.loadPerson(id)));
    await Promise.all(hosts.map((host) => locations.loadLocation(host?.location?.sourceId ?? '')));
    expect(await control.counts()).toEqual({
      [VISITS]: 1,
      'GET /api/residents': 1,
      'GET /api/communities': 1,
    });
  });

  test('to find out whether the service is there are as light as can be', async () => {
    await createUpstream().probe(createScope());
    expect(await control.counts()).toEqual({ [LOGIN]: 1, 'GET /api/communities': 1 });
  });
});

describe('records', () => {
  test('are all that the service lists', async () => {
    const listed = await callService('GET', '/residentvisits');
    if (!Array.isArray(listed)) throw new Error('the service does not list its visits');
    const { records } = await readAll();
    expect(records.map(({ sourceId }) => sourceId).sort()).toEqual(listed.map(({ id }) => id).sort());
  });

  test('meet every status that the source has', async () => {
    const { records } = await readAll();
    expect(new Set(records.map(({ status }) => status))).toEqual(new Set(['EXPECTED', 'CHECKED_IN', 'CHECKED_OUT']));
  });

  test('with a date nobody can read are expected, at the time of their creation', async () => {
    const [resident] = (await createUpstream().forRequest(createScope()).people.readPeople({})).records;
    const visit = {
      residentId: resident?.sourceId,
      visitorName: 'Ana',
      totalPeople: 2,
      subject: '',
      arrivalDate: 'luego',
    };
    const { id } = Object(await callService('POST', '/residentvisits', visit));
    const found = await createUpstream().forRequest(createScope()).visits.loadVisit(id, SANDBOX_NOW);
    expect(found).toMatchObject({ status: 'EXPECTED', scheduledAt: SANDBOX_NOW, expectedAt: null, partySize: 2 });
  });

  test('of residents with inactive users are found by id and in their community', async () => {
    const { people, visits } = createUpstream().forRequest(createScope());
    const listed = new Set((await people.readPeople({})).records.map(({ sourceId }) => sourceId));
    const { records } = await visits.readVisits({ range: ALL_TIME, now: SANDBOX_NOW });
    const unlisted = records.filter(({ host }) => !listed.has(host?.sourceId ?? ''));
    const host = await people.loadPerson(unlisted[0]?.host?.sourceId ?? '');
    expect(host?.isActive).toBe(false);
    const inCommunity = await visits.readVisits({
      range: ALL_TIME,
      now: SANDBOX_NOW,
      locationIds: [host?.location?.sourceId ?? ''],
    });
    expect(inCommunity.records.map(({ sourceId }) => sourceId)).toContain(unlisted[0]?.sourceId);
  });

  test('may point to a community that is deleted: a place that is null', async () => {
    const { people, locations } = createUpstream().forRequest(createScope());
    const known = new Set((await locations.readLocations()).records.map(({ sourceId }) => sourceId));
    const places = (await people.readPeople({})).records.flatMap(({ location }) => location?.sourceId ?? []);
    const deleted = places.find((id) => !known.has(id));
    expect(deleted).toBeDefined();
    expect(await locations.loadLocation(deleted ?? '')).toBeNull();
  });
});

describe('failures', () => {
  test.each([
    ['an error of the server', { status: 500 }, 'UPSTREAM_UNAVAILABLE'],
    ['an answer cut in the middle', { malformed: true }, 'UPSTREAM_INVALID_RESPONSE'],
    ['a refusal', { status: 403 }, 'UPSTREAM_REJECTED_CREDENTIALS'],
  ])('%s fails the read', async (_case, fault, code) => {
    await control.fail({ route: VISITS, ...fault });
    await expect(readAll()).rejects.toMatchObject({ code, source: 'RESIDENT' });
  });

  test('of the list leave single visits readable', async () => {
    const [visit] = (await readAll()).records;
    await control.fail({ route: VISITS, malformed: true });
    const { visits } = createUpstream().forRequest(createScope());
    await expect(visits.readVisits({ range: ALL_TIME, now: SANDBOX_NOW })).rejects.toBeDefined();
    await control.recover();
    expect(await visits.loadVisit(visit?.sourceId ?? '', SANDBOX_NOW)).toEqual(visit);
  });
});
