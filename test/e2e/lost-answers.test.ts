import type { Source } from '../../src/domain/source/source.js';
import { type Row, useLostAnswerScene, type WrittenRow } from '../support/lost-answer-scene.js';
import { mutate, mutateWell } from '../support/mutate.js';
import { first, hostsOf, minutesFromNow } from '../support/write-scene.js';

/*
 * A change whose answer is lost is told as done only when every member that was sent is seen to be done. Each member is sent
 * alone, with the connection broken before and after the source carried it out.
 */

const scene = useLostAnswerScene();
const { mark, schedule, block, employ, openTicket } = scene;

/** A change of one member, at the route that carries it. */
interface Case {
  readonly mutation: string;
  readonly source: Source;
  readonly route: string;
  readonly start: () => Promise<WrittenRow>;
  readonly change: (record: WrittenRow) => Row | Promise<Row>;
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
  const named = { mutation: 'updateVisit', source, route, start, selection, wanted };
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
      },
      ...{ change: ({ id }) => ({ id, ...change }), selection: `id ${member}`, wanted },
    },
  ]),
  ...hostMembers.map(([member, change, wanted]): readonly [string, Case] => [
    `updateHost(${member})`,
    {
      ...{ mutation: 'updateHost', source: 'W3LCOME', route: 'PATCH /v1/host/:id', start: employ },
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
      ...{ mutation, source: 'SPACEBRING', route, start: openTicket },
      ...{ change: ({ id }) => ({ ticketId: id, ...change }), selection: 'id status category', wanted: change },
    },
  ]),
];

describe.each(CASES)('%s, with the answer lost', (_name, { mutation, source, route, start, change, ...told }) => {
  const send = async (record: WrittenRow) => {
    const input = await change(record);
    return mutate<Row>(scene.gateway, { name: mutation, input, selection: told.selection });
  };

  test('before the source carried it out, is not said to be done', async () => {
    const record = await start();
    await scene.gateway.setFaults(source, { route, reset: 'before' });
    const { record: shown, errors } = await send(record);
    expect({ shown, errors }).toMatchObject({ shown: null, errors: [{ extensions: { outcome: 'UNKNOWN', source } }] });
  });

  test('after the source carried it out, is seen to be done', async () => {
    const record = await start();
    await scene.gateway.setFaults(source, { route, reset: 'after' });
    const { record: shown, errors } = await send(record);
    expect(errors).toEqual([]);
    expect(shown).toMatchObject(told.wanted);
  });
});

describe('assignTicket from one person to another, with the answer lost', () => {
  const ROUTE = 'PUT /support/tickets/v1/:id/assignee';

  async function assigned() {
    const people = (await hostsOf(scene.gateway, 'SPACEBRING')).filter(({ location }) => location !== null);
    const one = first(people);
    const other = first(people.filter(({ id, location }) => id !== one.id && location?.id === one.location?.id));
    const input = { locationId: one.location?.id, text: mark() };
    const { id: ticketId } = await mutateWell<WrittenRow>(scene.gateway, { name: 'createTicket', input });
    await mutateWell(scene.gateway, { name: 'assignTicket', input: { ticketId, assigneeId: one.id } });
    return { ticketId, other };
  }

  test.each([
    ['before', { outcome: 'UNKNOWN' }],
    ['after', null],
  ] as const)('%s', async (reset, extensions) => {
    const { ticketId, other } = await assigned();
    await scene.gateway.setFaults('SPACEBRING', { route: ROUTE, reset });
    const input = { ticketId, assigneeId: other.id };
    const { record, errors } = await mutate(scene.gateway, {
      name: 'assignTicket',
      input,
      selection: 'assignee { name }',
    });
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
    await mutateWell(scene.gateway, { name, input: comment(`first ${ticketId}`) });
    await scene.gateway.setFaults('SPACEBRING', { route: 'POST /support/tickets/v1/comment', reset });
    const { errors } = await mutate(scene.gateway, { name, input: comment(`second ${ticketId}`) });
    expect(errors.map(({ extensions }) => extensions?.['outcome'])).toEqual(outcomes);
    await scene.gateway.clearFaults();
    const { data } = await scene.gateway.query<{ ticket: { activities: { type: string }[] } }>(
      'query ($id: ID!) { ticket(id: $id) { activities { type } } }',
      { id: ticketId },
    );
    expect(data?.ticket.activities.filter(({ type }) => type === 'COMMENT')).toHaveLength(comments);
  });
});

test('a forced check-out at another time is told by its time', async () => {
  const { id } = await schedule('W3LCOME');
  const { id: visitId } = await mutateWell<WrittenRow>(scene.gateway, { name: 'checkInVisit', input: { id } });
  await mutateWell(scene.gateway, { name: 'checkOutVisit', input: { id: visitId } });
  const route = 'PATCH /v1/visit/checkout/:id';
  for (const reset of ['before', 'after'] as const) {
    await scene.gateway.setFaults('W3LCOME', { route, reset });
    const input = { id: visitId, force: true };
    const { record, errors } = await mutate(scene.gateway, {
      name: 'checkOutVisit',
      input: { ...input, at: minutesFromNow(reset === 'before' ? -1 : 0) },
    });
    if (reset === 'before') expect(errors).toMatchObject([{ extensions: { outcome: 'UNKNOWN' } }]);
    else expect({ record, errors }).toMatchObject({ record: { id: visitId }, errors: [] });
  }
});
