import type { Source } from '../../src/domain/source/source.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { mutate, mutateWell } from '../support/mutate.js';
import { first, hostsOf, locationsOf, minutesFromNow } from '../support/write-scene.js';

/*
 * A write whose answer is lost is told as done only when every member that was sent is seen to be done. Each member is sent
 * alone, with the connection broken before and after the source carried it out.
 */

let gateway: TestGateway;
let userTokenHolder: Promise<string>;
let count = 0;

beforeAll(async () => {
  gateway = await startTestGateway({ SANDBOX_VISITS: '60', RATE_LIMIT_PER_MINUTE: '0' });
  userTokenHolder = locationsOf(gateway, 'SPACEBRING').then((locations) => first(locations).id);
});
afterAll(() => gateway.close());
afterEach(() => gateway.clearFaults());

type Row = Record<string, unknown>;
interface Record_ extends Row {
  readonly id: string;
}

/** Something new in every test. */
const mark = () => {
  count += 1;
  return `Nina Lost ${count}`;
};
const visitorOf = (name: string) => ({ name, email: `${name.toLowerCase().replaceAll(' ', '.')}@guest.example` });
const hostAt = async (source: Source, index = 0) => (await hostsOf(gateway, source))[index]?.id ?? '';

async function schedule(source: Source, given: Row = {}): Promise<Record_> {
  const place = source === 'SPACEBRING' ? { locationId: await userTokenHolder } : { hostId: await hostAt(source) };
  const input = { ...place, expectedAt: minutesFromNow(30), visitor: visitorOf(mark()), ...given };
  return mutateWell<Record_>(gateway, { name: 'scheduleVisit', input });
}

/** A change of one member, at the route that carries it. */
interface Case {
  readonly mutation: string;
  readonly source: Source;
  readonly route: string;
  readonly start: () => Promise<Record_>;
  readonly member: string;
  readonly change: (record: Record_) => Row | Promise<Row>;
  /** Of the record; what it must be after the change. */
  readonly selection: string;
  readonly wanted: Row;
}

const VISITOR_OF = { name: 'Nína Lost', email: 'other@guest.example' };
const PUT = 'PUT /api/residentvisits/:id';
const PATCH = 'PATCH /v1/invitee/:id';

function visitCase(
  source: Source,
  [member, change, selection, wanted]: readonly [string, Row, string, Row],
): readonly [string, Case] {
  const route = { W3LCOME: PATCH, RESIDENT: PUT, SPACEBRING: 'PUT /visitors/visits/v1/:id' }[source];
  const start = () => schedule(source);
  const named = { mutation: 'updateVisit', source, route, start, member, selection, wanted };
  return [`updateVisit(${member}) at ${source}`, { ...named, change: ({ id }) => ({ id, ...change }) }];
}

const blockedMembers: readonly (readonly [string, Row, Row])[] = [
  ['name', { name: 'Ótto' }, { name: 'Ótto' }],
  ['reason', { reason: 'Shouted' }, { reason: 'Shouted' }],
  ['email', { email: 'new.blocked@guest.example' }, { email: 'new.blocked@guest.example' }],
  ['phoneNumber', { phoneNumber: '5511987654321' }, { phoneNumber: '5511987654321' }],
  ['document', { document: 'ZX98765' }, { document: 'ZX98765' }],
];
const hostMembers: readonly (readonly [string, Row, Row])[] = [
  ['name', { name: 'Ótto Host' }, { name: 'Ótto Host' }],
  ['phoneNumber', { phoneNumber: '+5511987654321' }, {}],
  ['position', { position: 'Clerk' }, { position: 'Clerk' }],
  ['department', { department: 'Law' }, { department: 'Law' }],
  ['isActive', { isActive: false }, { isActive: false }],
];

const block = () =>
  mutateWell<Record_>(gateway, {
    name: 'blockPerson',
    input: { name: mark(), email: `blocked-${count}@guest.example`, phoneNumber: `55119${10_000_000 + count}` },
  });
const employ = () =>
  mutateWell<Record_>(gateway, { name: 'createHost', input: { name: mark(), email: `host-${count}@example.com` } });
const openTicket = async () =>
  mutateWell<Record_>(gateway, {
    name: 'createTicket',
    input: { locationId: await userTokenHolder, text: mark(), category: 'ACCESS' },
  });

const CASES: readonly (readonly [string, Case])[] = [
  visitCase('W3LCOME', ['expectedAt', { expectedAt: minutesFromNow(90) }, 'expectedAt', {}]),
  visitCase('W3LCOME', ['notes', { notes: 'Späte Ankunft' }, 'notes', { notes: 'Späte Ankunft' }]),
  visitCase('W3LCOME', ['visitor.email', { visitor: { name: 'Nina', email: 'new@guest.example' } }, 'id', {}]),
  visitCase('W3LCOME', ['visitor.phoneNumber', { visitor: { name: 'Nina', phoneNumber: '+5511912345678' } }, 'id', {}]),
  visitCase('W3LCOME', ['visitor.company', { visitor: { name: 'Nina', company: 'Other & Co' } }, 'id', {}]),
  visitCase('W3LCOME', ['visitor.document', { visitor: { name: 'Nina', document: 'XY-98765' } }, 'id', {}]),
  visitCase('RESIDENT', ['expectedAt', { expectedAt: minutesFromNow(90) }, 'expectedAt', {}]),
  visitCase('RESIDENT', ['expectedUntil', { expectedUntil: minutesFromNow(300) }, 'id', {}]),
  visitCase('RESIDENT', ['visitor.name', { visitor: VISITOR_OF }, 'guest { name }', { guest: { name: 'Nína Lost' } }]),
  visitCase('RESIDENT', ['partySize', { partySize: 4 }, 'partySize', { partySize: 4 }]),
  visitCase('RESIDENT', ['purpose', { purpose: 'Dîner' }, 'purpose', { purpose: 'Dîner' }]),
  visitCase('RESIDENT', [
    'vehicle.color',
    { vehicle: { color: 'Red' } },
    'vehicle { color }',
    { vehicle: { color: 'Red' } },
  ]),
  visitCase('RESIDENT', [
    'vehicle.licensePlate',
    { vehicle: { licensePlate: 'ABC-123' } },
    'vehicle { licensePlate }',
    { vehicle: { licensePlate: 'ABC-123' } },
  ]),
  visitCase('SPACEBRING', ['expectedAt', { expectedAt: minutesFromNow(90) }, 'expectedAt', {}]),
  visitCase('SPACEBRING', ['notes', { notes: 'Späte Ankunft' }, 'notes', { notes: 'Späte Ankunft' }]),
  ...blockedMembers.map(([member, change, wanted]): readonly [string, Case] => [
    `updateBlockedPerson(${member})`,
    {
      ...{
        mutation: 'updateBlockedPerson',
        source: 'W3LCOME',
        route: 'PATCH /v1/blockedlist/:id',
        start: block,
        member,
      },
      ...{ change: ({ id }) => ({ id, ...change }), selection: `id ${member}`, wanted },
    },
  ]),
  ...hostMembers.map(([member, change, wanted]): readonly [string, Case] => [
    `updateHost(${member})`,
    {
      ...{ mutation: 'updateHost', source: 'W3LCOME', route: 'PATCH /v1/host/:id', start: employ, member },
      ...{ change: ({ id }) => ({ id, ...change }), selection: `id ${member}`, wanted },
    },
  ]),
  ...(
    [
      ['setTicketStatus', 'PUT /support/tickets/v1/:id/status', { status: 'IN_PROGRESS' }],
      ['setTicketCategory', 'PATCH /support/tickets/v1/:id/type', { category: 'WEBSITE_AND_APP' }],
    ] as const
  ).map(([mutation, route, change]): readonly [string, Case] => [
    mutation,
    {
      ...{ mutation, source: 'SPACEBRING', route, start: openTicket, member: 'all' },
      ...{ change: ({ id }) => ({ ticketId: id, ...change }), selection: 'id status category', wanted: change },
    },
  ]),
];

describe.each(CASES)('%s, with the answer lost', (_name, { mutation, source, route, start, change, ...told }) => {
  const send = async (record: Record_) => {
    const input = await change(record);
    return mutate<Row>(gateway, { name: mutation, input, selection: told.selection });
  };

  test('before the source carried it out, is not said to be done', async () => {
    const record = await start();
    await gateway.setFaults(source, { route, reset: 'before' });
    const { record: shown, errors } = await send(record);
    expect({ shown, errors }).toMatchObject({ shown: null, errors: [{ extensions: { outcome: 'UNKNOWN', source } }] });
  });

  test('after the source carried it out, is seen to be done', async () => {
    const record = await start();
    await gateway.setFaults(source, { route, reset: 'after' });
    const { record: shown, errors } = await send(record);
    expect(errors).toEqual([]);
    expect(shown).toMatchObject(told.wanted);
  });
});

describe('assignTicket from one person to another, with the answer lost', () => {
  const ROUTE = 'PUT /support/tickets/v1/:id/assignee';

  async function assigned() {
    const people = (await hostsOf(gateway, 'SPACEBRING')).filter(({ location }) => location !== null);
    const one = first(people);
    const other = first(people.filter(({ id, location }) => id !== one.id && location?.id === one.location?.id));
    const input = { locationId: one.location?.id, text: mark() };
    const { id: ticketId } = await mutateWell<Record_>(gateway, { name: 'createTicket', input });
    await mutateWell(gateway, { name: 'assignTicket', input: { ticketId, assigneeId: one.id } });
    return { ticketId, other };
  }

  test.each([
    ['before', { outcome: 'UNKNOWN' }],
    ['after', null],
  ] as const)('%s', async (reset, extensions) => {
    const { ticketId, other } = await assigned();
    await gateway.setFaults('SPACEBRING', { route: ROUTE, reset });
    const input = { ticketId, assigneeId: other.id };
    const { record, errors } = await mutate(gateway, { name: 'assignTicket', input, selection: 'assignee { name }' });
    expect(errors).toMatchObject(extensions === null ? [] : [{ extensions }]);
    expect(record).toEqual(extensions === null ? { assignee: { name: other.name } } : null);
  });
});

describe('a comment like one that is there, with the answer lost', () => {
  test.each([
    ['before', 1, ['UNKNOWN']],
    ['after', 2, []],
  ] as const)('%s', async (reset, comments, outcomes) => {
    const { id: ticketId } = await openTicket();
    const name = 'commentOnTicket';
    const comment = (idempotencyKey: string) => ({ ticketId, text: 'Any news?', idempotencyKey });
    await mutateWell(gateway, { name, input: comment(`first ${ticketId}`) });
    await gateway.setFaults('SPACEBRING', { route: 'POST /support/tickets/v1/comment', reset });
    const { errors } = await mutate(gateway, { name, input: comment(`second ${ticketId}`) });
    expect(errors.map(({ extensions }) => extensions?.['outcome'])).toEqual(outcomes);
    await gateway.clearFaults();
    const { data } = await gateway.query<{ ticket: { activities: { type: string }[] } }>(
      'query ($id: ID!) { ticket(id: $id) { activities { type } } }',
      { id: ticketId },
    );
    expect(data?.ticket.activities.filter(({ type }) => type === 'COMMENT')).toHaveLength(comments);
  });
});

describe('a creation that is like a record from before but for one member, with the answer lost before it was made', () => {
  const POST = {
    W3LCOME: 'POST /v1/invitees',
    RESIDENT: 'POST /api/residentvisits',
    SPACEBRING: 'POST /visitors/visits/v1',
  };
  const MEMBERS: readonly (readonly [Source, string, Row])[] = [
    ['W3LCOME', 'nothing at all', {}],
    ['W3LCOME', 'notes', { notes: 'Other' }],
    ['W3LCOME', 'visitor.company', { visitor: { company: 'Other' } }],
    ['W3LCOME', 'visitor.document', { visitor: { document: 'XY98765' } }],
    ['RESIDENT', 'purpose', { purpose: 'Other' }],
    ['RESIDENT', 'partySize', { partySize: 6 }],
    ['RESIDENT', 'vehicle', { vehicle: { licensePlate: 'ABC-123' } }],
    ['RESIDENT', 'expectedUntil', { expectedUntil: minutesFromNow(300) }],
    ['SPACEBRING', 'notes', { notes: 'Other' }],
    ['SPACEBRING', 'visitor.phoneNumber', { visitor: { phoneNumber: '+351912000111' } }],
  ];

  test.each(MEMBERS)('at %s: %s', async (source, _member, given) => {
    const visitor = visitorOf(mark());
    const { id } = await schedule(source, { visitor });
    const place = source === 'SPACEBRING' ? { locationId: await userTokenHolder } : { hostId: await hostAt(source) };
    const input = {
      ...place,
      expectedAt: minutesFromNow(30),
      ...given,
      visitor: { ...visitor, ...(given['visitor'] as Row) },
    };
    await gateway.setFaults(source, { route: POST[source], reset: 'before' });
    const lost = await mutate<Record_>(gateway, {
      name: 'scheduleVisit',
      input: { ...input, idempotencyKey: `k ${id}` },
    });
    expect({ record: lost.record, outcome: lost.errors[0]?.extensions?.['outcome'] }).toEqual({
      record: null,
      outcome: 'UNKNOWN',
    });
    await gateway.clearFaults();
    const again = await mutate<Record_>(gateway, {
      name: 'scheduleVisit',
      input: { ...input, idempotencyKey: `k ${id}` },
    });
    expect(again.errors[0]?.extensions?.['outcome']).toBe('UNKNOWN');
  });

  test('a blocked person with another reason', async () => {
    const name = mark();
    await mutateWell(gateway, { name: 'blockPerson', input: { name, reason: 'Old' } });
    await gateway.setFaults('W3LCOME', { route: 'POST /v1/blockedlist', reset: 'before' });
    const { errors } = await mutate(gateway, { name: 'blockPerson', input: { name, reason: 'New' } });
    expect(errors).toMatchObject([{ extensions: { outcome: 'UNKNOWN' } }]);
  });
});

test('a forced check-out at another time is told by its time', async () => {
  const { id } = await schedule('W3LCOME');
  const { id: visitId } = await mutateWell<Record_>(gateway, { name: 'checkInVisit', input: { id } });
  await mutateWell(gateway, { name: 'checkOutVisit', input: { id: visitId } });
  const route = 'PATCH /v1/visit/checkout/:id';
  for (const reset of ['before', 'after'] as const) {
    await gateway.setFaults('W3LCOME', { route, reset });
    const input = { id: visitId, at: minutesFromNow(0), force: true };
    const { record, errors } = await mutate(gateway, {
      name: 'checkOutVisit',
      input: { ...input, at: minutesFromNow(reset === 'before' ? -1 : 0) },
    });
    if (reset === 'before') expect(errors).toMatchObject([{ extensions: { outcome: 'UNKNOWN' } }]);
    else expect({ record, errors }).toMatchObject({ record: { id: visitId }, errors: [] });
  }
});

describe('every other mutation, with the answer lost', () => {
  interface Written {
    readonly source: Source;
    readonly route: string;
    readonly input: Row;
  }
  const insideOf = async (source: Source) => {
    const { id } = await schedule(source);
    return mutateWell<Record_>(gateway, { name: 'checkInVisit', input: { id } });
  };
  const requested = async () => {
    const host = first((await hostsOf(gateway, 'SPACEBRING')).filter(({ location }) => location !== null));
    return { locationId: host.location?.id, hostId: host.id, visitor: visitorOf(mark()) };
  };
  const balance = async () => {
    const member = first(
      (await hostsOf(gateway, 'SPACEBRING')).filter(({ location, company }) => location !== null && company === null),
    );
    const given = { customerId: member.id, locationId: member.location?.id, direction: 'ALLOCATE', amount: '2' };
    return { ...given, description: mark() };
  };
  const idOf = async (record: Promise<Record_>) => ({ id: (await record).id });

  const MUTATIONS: readonly (readonly [string, string, () => Promise<Written>])[] = [
    [
      'requestVisit',
      '',
      async () => ({ source: 'SPACEBRING', route: 'POST /visitors/requests/v1', input: await requested() }),
    ],
    [
      'createTicket',
      '',
      async () => ({
        source: 'SPACEBRING',
        route: 'POST /support/tickets/v1',
        input: { locationId: await userTokenHolder, text: mark(), category: 'ACCESS' },
      }),
    ],
    [
      'createDayPassTransaction',
      '',
      async () => ({ source: 'SPACEBRING', route: 'POST /transactions/day_passes/v1', input: await balance() }),
    ],
    [
      'createCreditTransaction',
      '',
      async () => ({ source: 'SPACEBRING', route: 'POST /transactions/credits/v1', input: await balance() }),
    ],
    [
      'createHost',
      '',
      async () => ({
        source: 'W3LCOME',
        route: 'POST /v1/hosts',
        input: { name: mark(), email: `made-${count}@example.com`, position: 'Clerk' },
      }),
    ],
    [
      'blockPerson',
      '',
      async () => ({ source: 'W3LCOME', route: 'POST /v1/blockedlist', input: { name: mark(), reason: 'Shouted' } }),
    ],
    [
      'unblockPerson',
      '',
      async () => ({ source: 'W3LCOME', route: 'DELETE /v1/blockedlist/:id', input: await idOf(block()) }),
    ],
    ['deleteHost', '', async () => ({ source: 'W3LCOME', route: 'DELETE /v1/host/:id', input: await idOf(employ()) })],
    [
      'checkInVisit',
      ' at W3lcome',
      async () => ({
        source: 'W3LCOME',
        route: 'POST /v1/visit/inviteeCheckin/:inviteeId',
        input: await idOf(schedule('W3LCOME')),
      }),
    ],
    [
      'checkInVisit',
      ' at the residents',
      async () => ({ source: 'RESIDENT', route: PUT, input: await idOf(schedule('RESIDENT')) }),
    ],
    [
      'checkOutVisit',
      ' at W3lcome',
      async () => ({
        source: 'W3LCOME',
        route: 'PATCH /v1/visit/checkout/:id',
        input: await idOf(insideOf('W3LCOME')),
      }),
    ],
    [
      'checkOutVisit',
      ' at the residents',
      async () => ({ source: 'RESIDENT', route: PUT, input: await idOf(insideOf('RESIDENT')) }),
    ],
    [
      'cancelVisit',
      ' at W3lcome',
      async () => ({ source: 'W3LCOME', route: PATCH, input: await idOf(schedule('W3LCOME')) }),
    ],
    [
      'cancelVisit',
      ' at Spacebring',
      async () => ({
        source: 'SPACEBRING',
        route: 'DELETE /visitors/visits/v1/:id',
        input: await idOf(schedule('SPACEBRING')),
      }),
    ],
    [
      'cancelVisit',
      ' at the residents',
      async () => ({
        source: 'RESIDENT',
        route: 'DELETE /api/residentvisits/:id',
        input: await idOf(schedule('RESIDENT')),
      }),
    ],
    [
      'deleteVisit',
      ' at W3lcome',
      async () => ({ source: 'W3LCOME', route: 'DELETE /v1/visit/:id', input: await idOf(insideOf('W3LCOME')) }),
    ],
    [
      'deleteVisit',
      ' at the residents',
      async () => ({
        source: 'RESIDENT',
        route: 'DELETE /api/residentvisits/:id',
        input: await idOf(schedule('RESIDENT')),
      }),
    ],
    [
      'allowVisit',
      '',
      async () => ({ source: 'W3LCOME', route: 'PATCH /v1/visit/allow/:id', input: await idOf(insideOf('W3LCOME')) }),
    ],
    [
      'denyVisit',
      '',
      async () => ({ source: 'W3LCOME', route: 'PATCH /v1/visit/deny/:id', input: await idOf(insideOf('W3LCOME')) }),
    ],
  ];

  const outcomeOf = async (name: string, { source, route, input }: Written, reset: 'before' | 'after') => {
    await gateway.setFaults(source, { route, reset });
    const { userErrors, errors } = await mutate(gateway, { name, input: { ...input, idempotencyKey: mark() } });
    await gateway.clearFaults();
    expect(userErrors).toEqual([]);
    return errors.length === 0 ? 'done' : errors[0]?.extensions?.['outcome'];
  };

  test.each(MUTATIONS)('%s%s', async (name, _place, createWrite) => {
    expect(await outcomeOf(name, await createWrite(), 'before')).toBe('UNKNOWN');
    expect(await outcomeOf(name, await createWrite(), 'after')).toBe('done');
  });
});
