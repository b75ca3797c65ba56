import { limitToLocations } from '../../../../src/domain/access/limit-to-locations.js';
import { encodeNodeId } from '../../../../src/domain/ids/node-id.js';
import type { SourceAdapter } from '../../../../src/domain/model/source-adapter.js';
import { UserProblemError } from '../../../../src/domain/writes/user-problem.js';
import { createFakeAdapter } from '../../../support/fakes/fake-adapter.js';
import { createFakeBuilding } from '../../../support/fakes/fake-building.js';
import { createFakeRecordWriters } from '../../../support/fakes/fake-record-writers.js';
import { createFakeWriters } from '../../../support/fakes/fake-writers.js';
import { toWritable } from '../../../support/fakes/fake-writing.js';
import { VISITOR, visitDraft } from '../../../support/write-drafts.js';

const NOW = new Date('2026-06-15T12:00:00Z');
const SOURCE = 'SPACEBRING';
const HERE = 'location-1';
const ELSEWHERE = 'location-2';

/** Of every kind one record at the location, and one elsewhere. */
const OWN = { location: HERE, person: 'person-1', company: 'company-1', ticket: 'ticket-1', request: 'request-1' };
const OTHER = {
  location: ELSEWHERE,
  person: 'person-2',
  company: 'company-2',
  ticket: 'ticket-2',
  request: 'request-2',
};
/** Expected, with a location of their own. */
const OWN_VISIT = 'visit-127';
const OTHER_VISIT = 'visit-125';

type Names = typeof OWN & { readonly visit: string };
const own: Names = { ...OWN, visit: OWN_VISIT };
const other: Names = { ...OTHER, visit: OTHER_VISIT };

/** A limited caller's source, and what was asked of its writers. */
function open(): { adapter: SourceAdapter; writes: string[]; opened: () => number } {
  const building = createFakeBuilding(SOURCE, NOW);
  const data = { ...toWritable(building), people: [...(building.people ?? [])], blockedPeople: [] };
  const writes: string[] = [];
  const onCall = (call: string) => writes.push(call);
  let count = 0;
  const openAll = (): SourceAdapter => {
    count += 1;
    return {
      ...createFakeAdapter(SOURCE, data),
      ...createFakeWriters(SOURCE, data, { onCall }),
      ...createFakeRecordWriters(SOURCE, data, { now: NOW, onCall }),
    };
  };
  const locationIds = [encodeNodeId({ nodeType: 'Location', source: SOURCE, sourceId: HERE })];
  return { adapter: limitToLocations(openAll, { locationIds, now: NOW }), writes, opened: () => count };
}

const schedule = (locationId: string | null, hostId: string | null) =>
  visitDraft({ expectedAt: new Date('2026-06-16T12:00:00Z'), locationId, hostId });
const ticket = (locationId: string, requesterId: string | null) => ({
  locationId,
  requesterId,
  text: 'x',
  category: null,
});
const credit = (locationId: string, customer: { nodeType: 'Person' | 'Company'; sourceId: string }) =>
  ({
    kind: 'CREDIT',
    customer,
    locationId,
    direction: 'ALLOCATE',
    amount: '1',
    description: null,
    expiresOn: null,
  }) as const;
const request = (locationId: string, hostId: string) => ({ locationId, hostId, visitor: VISITOR });

/** Writes that are done where they name the caller's own records, and the member to blame where they do not. */
const WRITES: readonly [string, string, (adapter: SourceAdapter, named: Names) => Promise<unknown> | undefined][] = [
  ['scheduleVisit', 'hostId', ({ visitWriter }, { person }) => visitWriter?.scheduleVisit(schedule(null, person), NOW)],
  [
    'scheduleVisit',
    'locationId',
    ({ visitWriter }, { location }) => visitWriter?.scheduleVisit(schedule(location, own.person), NOW),
  ],
  ['updateVisit', 'id', ({ visitWriter }, { visit }) => visitWriter?.updateVisit(visit, { notes: 'x' }, NOW)],
  ['checkInVisit', 'id', ({ visitWriter }, { visit }) => visitWriter?.checkInVisit({ sourceId: visit }, NOW)],
  ['cancelVisit', 'id', ({ visitWriter }, { visit }) => visitWriter?.cancelVisit(visit, NOW)],
  ['deleteVisit', 'id', ({ visitWriter }, { visit }) => visitWriter?.deleteVisit(visit, NOW)],
  [
    'requestVisit',
    'locationId',
    ({ visitRequestWriter }, { location }) => visitRequestWriter?.requestVisit(request(location, own.person)),
  ],
  [
    'requestVisit',
    'hostId',
    ({ visitRequestWriter }, { person }) => visitRequestWriter?.requestVisit(request(HERE, person)),
  ],
  [
    'approveVisitRequest',
    'id',
    (adapter, named) => adapter.visitRequestWriter?.approveVisitRequest(named.request, NOW),
  ],
  ['rejectVisitRequest', 'id', (adapter, named) => adapter.visitRequestWriter?.rejectVisitRequest(named.request)],
  [
    'createTicket',
    'locationId',
    ({ ticketWriter }, { location }) => ticketWriter?.createTicket(ticket(location, null)),
  ],
  ['createTicket', 'requesterId', ({ ticketWriter }, { person }) => ticketWriter?.createTicket(ticket(HERE, person))],
  ['commentOnTicket', 'ticketId', (adapter, named) => adapter.ticketWriter?.commentOnTicket(named.ticket, 'x')],
  ['assignTicket', 'ticketId', (adapter, named) => adapter.ticketWriter?.assignTicket(named.ticket, null)],
  ['assignTicket', 'assigneeId', (adapter, { person }) => adapter.ticketWriter?.assignTicket(own.ticket, person)],
  ['setTicketStatus', 'ticketId', (adapter, named) => adapter.ticketWriter?.setTicketStatus(named.ticket, 'SOLVED')],
  [
    'setTicketCategory',
    'ticketId',
    (adapter, named) => adapter.ticketWriter?.setTicketCategory(named.ticket, 'NOISE_AND_ACOUSTICS'),
  ],
  [
    'createTransaction',
    'locationId',
    ({ transactionWriter }, { location }) =>
      transactionWriter?.createTransaction(credit(location, { nodeType: 'Person', sourceId: own.person })),
  ],
  [
    'createTransaction',
    'customerId',
    ({ transactionWriter }, { person }) =>
      transactionWriter?.createTransaction(credit(HERE, { nodeType: 'Person', sourceId: person })),
  ],
  [
    'createTransaction',
    'customerId',
    ({ transactionWriter }, { company }) =>
      transactionWriter?.createTransaction(credit(HERE, { nodeType: 'Company', sourceId: company })),
  ],
];

describe.each(WRITES)('%s, judged by %s', (call, field, write) => {
  test("is done with the caller's own", async () => {
    const { adapter, writes } = open();
    await write(adapter, own);
    expect(writes).toEqual([call, `${call} done`]);
  });

  test('meets nothing elsewhere, in the same words as for what is nowhere', async () => {
    const { adapter, writes } = open();
    const nowhere: Names = { location: 'n', person: 'n', company: 'n', ticket: 'n', request: 'n', visit: 'n' };
    const refusals = await Promise.all(
      [other, nowhere].map(async (named) => {
        const refusal: unknown = await write(adapter, named)?.catch((error: unknown) => error);
        return refusal instanceof UserProblemError ? refusal.problems : null;
      }),
    );
    expect(refusals[0]).toEqual([{ code: 'NOT_FOUND', message: expect.any(String), field: [field], sourceCode: null }]);
    expect(refusals[1]).toEqual(refusals[0]);
    expect(writes).toEqual([]);
  });
});

describe('at the desk', () => {
  test('a visitor of another location is not checked out', async () => {
    const { adapter, writes } = open();
    const out = { at: null, force: true };
    await expect(adapter.visitWriter?.checkOutVisit({ sourceId: other.visit }, out, NOW)).rejects.toBeInstanceOf(
      UserProblemError,
    );
    await adapter.visitWriter?.checkInVisit({ sourceId: own.visit }, NOW);
    await adapter.visitWriter?.checkOutVisit({ sourceId: own.visit }, out, NOW);
    expect(writes.filter((call) => call.startsWith('checkOut'))).toEqual(['checkOutVisit', 'checkOutVisit done']);
  });

  test.each(['checkInVisit', 'checkOutVisit'] as const)(
    '%s by the code of another location meets nothing',
    async (call) => {
      const { adapter, writes } = open();
      const target = { locationId: ELSEWHERE, accessCode: '1234' };
      const refused =
        call === 'checkInVisit'
          ? adapter.visitWriter?.checkInVisit(target, NOW)
          : adapter.visitWriter?.checkOutVisit(target, { at: null, force: false }, NOW);
      await expect(refused).rejects.toMatchObject({ problems: [{ code: 'NOT_FOUND', field: ['locationId'] }] });
      expect(writes).toEqual([]);
    },
  );

  test('a visitor of another location is neither allowed nor denied', async () => {
    const { adapter } = open();
    await expect(adapter.visitWriter?.decideVisit(other.visit, 'ALLOWED', NOW)).rejects.toMatchObject({
      problems: [{ code: 'NOT_FOUND' }],
    });
  });

  test('a visit without host and location is refused: the source would choose a location', async () => {
    const { adapter } = open();
    await expect(adapter.visitWriter?.scheduleVisit(schedule(null, null), NOW)).rejects.toMatchObject({
      problems: [{ code: 'NOT_FOUND', field: ['locationId'] }],
    });
  });
});

test('what an earlier, unheard write may have made elsewhere is not found', async () => {
  const { adapter } = open();
  const { visitWriter, visitRequestWriter, ticketWriter, transactionWriter } = adapter;
  const customer = { nodeType: 'Person', sourceId: own.person } as const;
  const START = new Date(0);
  const found = await Promise.all([
    visitWriter?.findScheduledVisits(schedule(null, other.person), START, NOW),
    visitRequestWriter?.findRequestedVisits(request(ELSEWHERE, other.person), START),
    ticketWriter?.findCreatedTickets(ticket(ELSEWHERE, null), START),
    ticketWriter?.findComments(other.ticket, 'Still broken', START),
    transactionWriter?.findCreatedTransactions(credit(ELSEWHERE, customer), START),
  ]);
  expect(found).toEqual([[], [], [], [], []]);
});

test("what an earlier, unheard write made at the caller's own location is found", async () => {
  const { adapter } = open();
  const { visitWriter, visitRequestWriter, ticketWriter, transactionWriter } = adapter;
  const customer = { nodeType: 'Person', sourceId: own.person } as const;
  await visitWriter?.scheduleVisit(schedule(null, own.person), NOW);
  await visitRequestWriter?.requestVisit(request(HERE, own.person));
  await ticketWriter?.createTicket(ticket(HERE, null));
  await ticketWriter?.commentOnTicket(own.ticket, 'Soon');
  await transactionWriter?.createTransaction(credit(HERE, customer));
  const found = await Promise.all([
    visitWriter?.findScheduledVisits(schedule(null, own.person), NOW, NOW),
    visitRequestWriter?.findRequestedVisits(request(HERE, own.person), NOW),
    ticketWriter?.findCreatedTickets(ticket(HERE, null), NOW),
    ticketWriter?.findComments(own.ticket, 'Soon', NOW),
    transactionWriter?.findCreatedTransactions(credit(HERE, customer), NOW),
  ]);
  expect(found.map((records) => records?.length)).toEqual([1, 1, 1, 1, 1]);
});

test('each write is judged by reads of its own', async () => {
  const { adapter, opened } = open();
  const before = opened();
  await adapter.ticketWriter?.commentOnTicket(own.ticket, 'x');
  await adapter.ticketWriter?.commentOnTicket(own.ticket, 'y');
  expect(opened() - before).toBe(2);
});
