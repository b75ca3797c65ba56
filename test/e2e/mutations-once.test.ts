import type { Source } from '../../src/domain/source/source.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { mutate, mutateWell, refusalOf } from '../support/mutate.js';
import { first, hostsOf, locationsOf, minutesFromNow, visitIdsOf } from '../support/write-scene.js';

interface Scene {
  readonly name: string;
  readonly input: Record<string, unknown>;
}

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await startTestGateway({ SANDBOX_VISITS: '300', REQUEST_TIMEOUT_MS: '9000', UPSTREAM_TIMEOUT_MS: '3000' });
});

afterEach(() => gateway.close());

const VISITOR = { name: 'Gil Prado', email: 'gil.prado@example.com' };

/** A creation at each source, and the route that it takes there. */
const CREATIONS: readonly (readonly [Source, string, () => Promise<Scene>])[] = [
  [
    'SPACEBRING',
    'POST /visitors/visits/v1',
    async () => schedule({ locationId: first(await locationsOf(gateway, 'SPACEBRING')).id }),
  ],
  ['W3LCOME', 'POST /v1/invitees', async () => schedule({ hostId: first(await hostsOf(gateway, 'W3LCOME')).id })],
  [
    'RESIDENT',
    'POST /api/residentvisits',
    async () => schedule({ hostId: first(await hostsOf(gateway, 'RESIDENT')).id }),
  ],
];

function schedule(place: Record<string, unknown>): Scene {
  return {
    name: 'scheduleVisit',
    input: { expectedAt: minutesFromNow(30), visitor: VISITOR, idempotencyKey: 'key-1', ...place },
  };
}

describe.each(CREATIONS)('a creation with a key, at %s', (source, route, createScene) => {
  const written = async () => (await gateway.calls())[`${source} ${route}`] ?? 0;

  test('is done once, however often and at how many places it is asked for', async () => {
    const scene = await createScene();
    const before = await visitIdsOf(gateway, source);
    const calls = await Promise.all(Array.from({ length: 5 }, () => mutateWell<{ id: string }>(gateway, scene)));
    const later = await mutateWell<{ id: string }>(gateway, scene);
    expect(new Set([...calls, later].map(({ id }) => id)).size).toBe(1);
    expect(await written()).toBe(1);
    expect((await visitIdsOf(gateway, source)).filter((id) => !before.includes(id))).toEqual([later.id]);
  });

  test('is refused with another input, in any member', async () => {
    const { name, input } = await createScene();
    await mutateWell(gateway, { name, input });
    for (const change of [{ expectedAt: minutesFromNow(45) }, { visitor: { ...VISITOR, company: 'Acme' } }]) {
      expect(await refusalOf(gateway, { name, input: { ...input, ...change } })).toEqual([
        'IDEMPOTENCY_KEY_REUSED input.idempotencyKey',
      ]);
    }
    expect(await written()).toBe(1);
  });

  test('finds the record when only the answer was lost', async () => {
    const scene = await createScene();
    await gateway.setFaults(source, { route, reset: 'after' });
    const { id } = await mutateWell<{ id: string }>(gateway, scene);
    await gateway.clearFaults();
    expect(await mutateWell(gateway, scene)).toEqual({ id });
    expect(await written()).toBe(1);
  });

  test('says UNKNOWN when nobody can tell, and does not write again', async () => {
    const scene = await createScene();
    await gateway.setFaults(source, { route, reset: 'before' });
    const broken = await mutate(gateway, scene);
    expect(broken.errors).toMatchObject([
      { path: ['answer'], extensions: { code: 'UPSTREAM_UNAVAILABLE', source, outcome: 'UNKNOWN' } },
    ]);
    await gateway.clearFaults();
    const again = await mutate(gateway, scene);
    expect(again.errors).toMatchObject([{ extensions: { outcome: 'UNKNOWN' } }]);
    expect(await written()).toBe(1);
  });

  test('says NOT_DONE when the source did not take it, and may be asked for again', async () => {
    const scene = await createScene();
    await gateway.setFaults(source, { route, status: 429 });
    const { record, errors } = await mutate(gateway, scene);
    expect(record).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_RATE_LIMITED', source, outcome: 'NOT_DONE' } }]);
    expect(await written()).toBe(1);
    await gateway.clearFaults();
    await mutateWell(gateway, scene);
    expect(await written()).toBe(2);
  });

  test.each([
    [{ status: 500 }, 'UNKNOWN'],
    [{ hang: true }, 'UNKNOWN'],
    [{ reset: 'after', status: 502 }, 'done'],
    [{ malformed: true }, 'done'],
  ] as const)('is never sent twice by itself: %j ends as %s, without address and credential', async (fault, end) => {
    const scene = await createScene();
    await gateway.setFaults(source, { route, ...fault });
    const answer = await mutate(gateway, scene);
    expect(await written()).toBe(1);
    expect(JSON.stringify(answer)).not.toMatch(/127\.0\.0\.1|http|Bearer|Basic |sandbox-|ECONN/);
    if (end === 'done') expect(answer).toMatchObject({ record: { id: expect.any(String) }, errors: [] });
    else expect(answer).toMatchObject({ record: null, errors: [{ extensions: { source, outcome: end } }] });
  });
});

test('a key belongs to one mutation: another may use the same', async () => {
  const [, , createScene] = first(CREATIONS);
  const { id } = await mutateWell<{ id: string }>(gateway, await createScene());
  const input = { id, idempotencyKey: 'key-1' };
  const selection = 'id status';
  expect(await mutateWell(gateway, { name: 'checkInVisit', input, selection })).toEqual({ id, status: 'CHECKED_IN' });
  expect(await mutateWell(gateway, { name: 'checkInVisit', input, selection })).toEqual({ id, status: 'CHECKED_IN' });
  expect((await gateway.calls())['SPACEBRING POST /check_ins/v1/checkin']).toBe(1);
});

test('a removal is told again to who asks again with its key', async () => {
  const [, , createScene] = CREATIONS[2] ?? first(CREATIONS);
  const { id } = await mutateWell<{ id: string }>(gateway, await createScene());
  const scene = { name: 'deleteVisit', input: { id, idempotencyKey: 'gone' } };
  expect(await mutateWell<string>(gateway, scene)).toBe(id);
  expect(await mutateWell<string>(gateway, scene)).toBe(id);
  expect((await gateway.calls())['RESIDENT DELETE /api/residentvisits/:id']).toBe(1);
});

test('a charge is made once, and another one with another key is another one', async () => {
  const member = first((await hostsOf(gateway, 'SPACEBRING')).filter(({ location }) => location !== null));
  const charge = (idempotencyKey: string | null) =>
    mutateWell<{ id: string }>(gateway, {
      name: 'createCreditTransaction',
      input: {
        customerId: member.id,
        locationId: member.location?.id,
        direction: 'ALLOCATE',
        amount: '1',
        idempotencyKey,
      },
    });
  const ids = await Promise.all(['a', 'a', 'b', null, null].map(charge));
  expect(new Set(ids.map(({ id }) => id)).size).toBe(4);
  expect((await gateway.calls())['SPACEBRING POST /transactions/credits/v1']).toBe(4);
});

test('a list that cannot be read lets nobody in unchecked, unless the desk says so', async () => {
  const [, , createScene] = first(CREATIONS);
  const { name, input } = await createScene();
  await gateway.setFaults('W3LCOME', { status: 500 });
  const refused = await mutate(gateway, { name, input });
  expect(refused.errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE', outcome: 'NOT_DONE' } }]);
  expect((await gateway.calls())['SPACEBRING POST /visitors/visits/v1']).toBeUndefined();
  await mutateWell(gateway, { name, input: { ...input, allowBlocked: true, idempotencyKey: 'key-2' } });
});
