import type { VisitSource } from '../../../../src/domain/model/visit.js';
import { HOST_ID, host, invitee, OTHER_HOST_ID, routes, setUpVisits as setUp, visit } from './scripted-visits.js';
import { fault, NOW, type Script, type SentCall } from './scripted-w3lcome.js';

function range(from: string, to: string) {
  return { from: new Date(from), to: new Date(to) };
}

const TODAY = range('2026-03-10T03:00:00Z', '2026-03-11T03:00:00Z');

async function idsOf(read: ReturnType<VisitSource['readVisits']>): Promise<string[]> {
  return (await read).records.map(({ sourceId }) => sourceId).sort();
}

describe('the visits of a range', () => {
  test('are visits and invitees, cut to the range exactly', async () => {
    const { visits } = setUp({
      visits: [
        visit('before', { checkinAt: '2026-03-09T23:59:59-03:00' }),
        visit('first', { checkinAt: '2026-03-10T00:00:00-03:00' }),
        visit('after', { checkinAt: '2026-03-11T00:00:00-03:00' }),
      ],
      invitees: [
        invitee('last', { expectedAt: '2026-03-10T23:59:59-03:00' }),
        invitee('tomorrow', { expectedAt: '2026-03-11T00:00:00-03:00' }),
      ],
    });
    const slice = await visits.readVisits({ range: TODAY, now: NOW });
    expect(slice.records.map(({ sourceId }) => sourceId)).toEqual(['visit/first', 'invitee/last']);
    expect(slice).toMatchObject({ isComplete: true, droppedCount: 0, fault: null });
    expect(slice.records.every(({ evaluatedAt }) => evaluatedAt === NOW)).toBe(true);
  });

  test('cost one call per list, and ask for a day more than needed', async () => {
    const { visits, sent } = setUp({});
    await visits.readVisits({ range: TODAY, now: NOW });
    expect(
      sent.map(({ route, limit, offset, queryKey, queryOp, queryValue }) => ({
        route,
        limit,
        offset,
        queryKey,
        queryOp,
        queryValue,
      })),
    ).toEqual([
      {
        route: '/visits',
        limit: 1000,
        offset: 0,
        queryKey: 'checkinAt',
        queryOp: '>=',
        queryValue: '2026-03-09T00:00:00-03:00',
      },
      {
        route: '/invitees',
        limit: 2000,
        offset: 0,
        queryKey: 'expectedAt',
        queryOp: '>=',
        queryValue: '2026-03-09T00:00:00-03:00',
      },
    ]);
  });

  test('cost no call to visits when all of it is still to come', async () => {
    const { visits, sent } = setUp({ invitees: [invitee('soon', { expectedAt: '2026-03-20T10:00:00-03:00' })] });
    const query = { range: range('2026-03-15T00:00:00Z', '2026-03-30T00:00:00Z'), now: NOW };
    expect(await idsOf(visits.readVisits(query))).toEqual(['invitee/soon']);
    expect(routes(sent)).toEqual(['/invitees expectedAt >=']);
  });

  test('leave out invitees for whom a visit accounts, and no others', async () => {
    const { visits } = setUp({
      visits: [visit('came', { email: 'ana@example.com' }), visit('walk-in')],
      invitees: [
        invitee('matched', { email: 'ANA@example.com' }),
        invitee('came without a visit', { status: 'arrived' }),
        invitee('again', { email: 'ana@example.com', expectedAt: '2026-03-10T15:00:00-03:00' }),
        invitee('awaited', { email: 'bob@example.com' }),
        invitee('elsewhere', { email: 'ana@example.com', ...host(OTHER_HOST_ID) }),
        invitee('called off', { email: 'ana@example.com', status: 'canceled' }),
      ],
    });
    expect(await idsOf(visits.readVisits({ range: TODAY, now: NOW }))).toEqual([
      'invitee/again',
      'invitee/awaited',
      'invitee/called off',
      'invitee/came without a visit',
      'invitee/elsewhere',
      'visit/came',
      'visit/walk-in',
    ]);
  });

  test('were expected where an invitee belongs to them, by status or by matching members', async () => {
    const { visits } = setUp({
      visits: [
        visit('announced', { email: 'ana@example.com' }),
        visit('arrived', { email: 'bia@example.com' }),
        visit('called off', { email: 'cid@example.com' }),
        visit('walk-in'),
      ],
      invitees: [
        invitee('matched', { email: 'ANA@example.com' }),
        invitee('came', { email: 'bia@example.com', status: 'arrived' }),
        invitee('not coming', { email: 'cid@example.com', status: 'canceled' }),
        invitee('missed', { expectedAt: '2026-03-10T01:00:00-03:00' }),
      ],
    });
    const { records } = await visits.readVisits({ range: TODAY, now: NOW });
    expect(Object.fromEntries(records.map(({ sourceId, wasExpected }) => [sourceId, wasExpected]))).toEqual({
      'visit/announced': true,
      'visit/arrived': true,
      'visit/called off': false,
      'visit/walk-in': false,
      'invitee/not coming': true,
      'invitee/missed': true,
    });
  });

  test.each([
    ['of all hosts', {}],
    ['of one host', { hostIds: [HOST_ID] }],
  ])(
    '%s were expected also where their invitee lies on the same day but outside the range',
    async (_whose, narrowing) => {
      const { visits } = setUp({
        visits: [
          visit('early', { email: 'ana@example.com', checkinAt: '2026-03-10T08:00:00-03:00', ...host(HOST_ID) }),
        ],
        invitees: [
          invitee('matched', { email: 'ana@example.com', expectedAt: '2026-03-10T14:00:00-03:00', ...host(HOST_ID) }),
          invitee('later', { email: 'bia@example.com', expectedAt: '2026-03-10T14:00:00-03:00', ...host(HOST_ID) }),
        ],
      });
      const morning = range('2026-03-10T09:00:00Z', '2026-03-10T15:00:00Z');
      const { records } = await visits.readVisits({ range: morning, now: NOW, ...narrowing });
      expect(records).toEqual([expect.objectContaining({ sourceId: 'visit/early', wasExpected: true })]);
    },
  );

  test('name the end of their range, so that days long over are cached longer', async () => {
    const many = Array.from({ length: 1_001 }, (_, index) => visit(`v${index}`));
    const { visits, sent } = setUp({ visits: many, invitees: [] });
    await visits.readVisits({ range: range('2026-02-01T03:00:00Z', '2026-02-02T03:00:00Z'), now: NOW });
    expect(sent.map(({ route, queryOp, rangeEnd }) => [route, queryOp, rangeEnd?.toISOString()])).toEqual([
      ['/visits', '>=', undefined],
      ['/invitees', '>=', undefined],
      ['/visits', '<=', '2026-02-03T03:00:00.000Z'],
    ]);
  });

  test('leave out an invitee whose visit lies on the same day but outside the range', async () => {
    const { visits } = setUp({
      visits: [visit('early', { email: 'ana@example.com', checkinAt: '2026-03-10T08:00:00-03:00' })],
      invitees: [invitee('matched', { email: 'ana@example.com', expectedAt: '2026-03-10T14:00:00-03:00' })],
    });
    const afternoon = range('2026-03-10T15:00:00Z', '2026-03-10T20:00:00Z');
    expect(await idsOf(visits.readVisits({ range: afternoon, now: NOW }))).toEqual([]);
  });

  test('of five people announced under one address, one of whom came, are one visit and four no-shows', async () => {
    const yesterday = range('2026-03-09T03:00:00Z', '2026-03-10T03:00:00Z');
    const address = { email: 'reception@big-client.example' };
    const names = ['Ana Lima', 'Bia Reis', 'Caio Melo', 'Davi Cruz', 'Eva Dias'];
    const { visits } = setUp({
      visits: [visit('v', { ...address, name: 'Caio Melo', checkinAt: '2026-03-09T09:05:00-03:00' })],
      invitees: names.map((name) => invitee(name, { ...address, name, expectedAt: '2026-03-09T09:00:00-03:00' })),
    });
    const { records } = await visits.readVisits({ range: yesterday, now: NOW });
    expect(records.map(({ visitor, status }) => `${visitor.name} ${status}`).sort()).toEqual([
      'Ana Lima NO_SHOW',
      'Bia Reis NO_SHOW',
      'Caio Melo CHECKED_IN',
      'Davi Cruz NO_SHOW',
      'Eva Dias NO_SHOW',
    ]);
  });

  test.each([
    ['older than the invitees', undefined],
    ['that cannot be read', fault(503)],
  ])('show who arrived beside a list of visits %s', async (_, failure) => {
    const { visits } = setUp({
      invitees: [invitee('ana', { status: 'arrived', email: 'ana@example.com' })],
      intercept: ({ route }) => {
        if (route === '/visits' && failure !== undefined) throw failure;
      },
    });
    const { records } = await visits.readVisits({ range: TODAY, now: NOW });
    expect(records).toEqual([
      expect.objectContaining({
        sourceId: 'invitee/ana',
        status: 'CHECKED_IN',
        isOnSite: false,
        checkedInAt: null,
        wasExpected: true,
      }),
    ]);
  });

  test('count records that cannot be read', async () => {
    const { visits } = setUp({ visits: [visit('good'), visit('bad', { checkinAt: 'soon' })], intercept: everything });
    expect(await visits.readVisits({ range: TODAY, now: NOW })).toMatchObject({ droppedCount: 1, isComplete: true });
  });

  test('are the invitees alone, and incomplete, when visits cannot be read', async () => {
    const { visits } = setUp({
      invitees: [invitee('awaited')],
      intercept: ({ route }) => {
        if (route === '/visits') throw fault(503);
      },
    });
    const slice = await visits.readVisits({ range: TODAY, now: NOW });
    expect(slice).toMatchObject({ isComplete: false, fault: { code: 'UPSTREAM_UNAVAILABLE' } });
    expect(slice.records).toHaveLength(1);
  });

  test('fail when neither list can be read', async () => {
    const { visits } = setUp({
      intercept: () => {
        throw fault(503);
      },
    });
    await expect(visits.readVisits({ range: TODAY, now: NOW })).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });

  test('are none for another location, for no host and for an empty range, without a call', async () => {
    const { visits, sent } = setUp({ visits: [visit('a')] });
    const queries = [
      { range: TODAY, now: NOW, locationIds: ['elsewhere'] },
      { range: TODAY, now: NOW, hostIds: [] },
      { range: TODAY, now: NOW, hostIds: ['visit/1'] },
      { range: { from: TODAY.to, to: TODAY.from }, now: NOW },
    ];
    const slices = await Promise.all(queries.map((query) => visits.readVisits(query)));
    expect([slices.flatMap(({ records }) => records), sent]).toEqual([[], []]);
  });

  test('are those of the account when it is named', async () => {
    const { visits } = setUp({ visits: [visit('a')] });
    expect(await idsOf(visits.readVisits({ range: TODAY, now: NOW, locationIds: ['account'] }))).toEqual(['visit/a']);
  });

  /** Unreadable times cannot be compared: let the source give out everything. */
  function everything({ route }: SentCall): unknown {
    return route === '/visits' ? { visits: [visit('good'), visit('bad', { checkinAt: 'soon' })] } : undefined;
  }
});

describe('the visits of hosts', () => {
  const script: Script = {
    visits: [
      visit('his', host(HOST_ID.toUpperCase())),
      visit('hers', host(OTHER_HOST_ID)),
      visit('nobody', { host: null }),
    ],
    invitees: [
      invitee('his-guest', host(HOST_ID)),
      invitee('her-guest', host(OTHER_HOST_ID)),
      invitee('his-later-guest', { ...host(HOST_ID), expectedAt: '2026-05-01T10:00:00-03:00' }),
    ],
  };

  test('of one: invitees are read by host', async () => {
    const { visits, sent } = setUp(script);
    const query = { range: TODAY, now: NOW, hostIds: [HOST_ID] };
    expect(await idsOf(visits.readVisits(query))).toEqual(['invitee/his-guest', 'visit/his']);
    expect(routes(sent)).toEqual(['/invitees hostId ==', '/visits checkinAt >=']);
  });

  test('of several: invitees are read by date', async () => {
    const { visits, sent } = setUp(script);
    const query = { range: TODAY, now: NOW, hostIds: [HOST_ID, OTHER_HOST_ID] };
    expect(await idsOf(visits.readVisits(query))).toEqual([
      'invitee/her-guest',
      'invitee/his-guest',
      'visit/hers',
      'visit/his',
    ]);
    expect(routes(sent)).toEqual(['/invitees expectedAt >=', '/visits checkinAt >=']);
  });

  test('of one host each, read together, share the lists by date', async () => {
    const { visits, sent } = setUp(script);
    const reads = [HOST_ID, OTHER_HOST_ID].map((id) => visits.readVisits({ range: TODAY, now: NOW, hostIds: [id] }));
    expect(await Promise.all(reads.map((read) => idsOf(read)))).toEqual([
      ['invitee/his-guest', 'visit/his'],
      ['invitee/her-guest', 'visit/hers'],
    ]);
    expect(routes(sent)).toEqual(['/invitees expectedAt >=', '/visits checkinAt >=']);
  });

  test('cost nothing when the range was read before', async () => {
    const { visits, sent } = setUp(script);
    await visits.readVisits({ range: TODAY, now: NOW });
    sent.length = 0;
    expect(await idsOf(visits.readVisits({ range: TODAY, now: NOW, hostIds: [HOST_ID] }))).toEqual([
      'invitee/his-guest',
      'visit/his',
    ]);
    expect(sent).toEqual([]);
  });

  test('of one host in one window after the other: invitees are read once', async () => {
    const { visits, sent } = setUp(script);
    await visits.readVisits({ range: TODAY, now: NOW, hostIds: [HOST_ID] });
    const later = range('2026-04-01T00:00:00Z', '2026-06-01T00:00:00Z');
    expect(await idsOf(visits.readVisits({ range: later, now: NOW, hostIds: [HOST_ID] }))).toEqual([
      'invitee/his-later-guest',
    ]);
    expect(routes(sent)).toEqual(['/invitees hostId ==', '/visits checkinAt >=']);
  });
});
