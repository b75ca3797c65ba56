import { encodeNodeId } from '../../src/domain/ids/node-id.js';
import type { TestGateway } from '../support/gateway.js';
import { type LimitingGateway, type Row, readList, startLimitingGateway } from '../support/limited-callers.js';
import { mutate, mutateWell, refusalOf } from '../support/mutate.js';
import { minutesFromNow } from '../support/write-scene.js';

let gateway: LimitingGateway;
let caller: TestGateway;
let here: string;
let there: string;

beforeAll(async () => {
  gateway = await startLimitingGateway();
  const places = gateway.places.filter(({ source }) => source === 'SPACEBRING');
  [here = '', there = ''] = places.map(({ id }) => id);
  caller = await gateway.signIn([here]);
});

afterAll(() => gateway.close());

describe('a limited caller who writes', () => {
  const firstOf = async (list: string, place: string) => (await readList(gateway.boss, list, [place])).ids[0] ?? '';
  const visitor = { name: 'Ana Prado', email: 'ana.prado@guest.example' };

  test('meets nothing at another location', async () => {
    const [visit, ticket, host, request] = await Promise.all(
      ['visits', 'tickets', 'people', 'visitRequests'].map((list) => firstOf(list, there)),
    );
    const own = { ticket: await firstOf('tickets', here) };
    const refused = await Promise.all([
      refusalOf(caller, { name: 'updateVisit', input: { id: visit, partySize: 2 } }),
      refusalOf(caller, { name: 'checkInVisit', input: { id: visit } }),
      refusalOf(caller, { name: 'checkInVisit', input: { locationId: there, accessCode: '1234' } }),
      refusalOf(caller, { name: 'checkOutVisit', input: { id: visit } }),
      refusalOf(caller, { name: 'cancelVisit', input: { id: visit } }),
      refusalOf(caller, { name: 'deleteVisit', input: { id: visit } }),
      refusalOf(caller, {
        name: 'scheduleVisit',
        input: { locationId: there, expectedAt: minutesFromNow(60), visitor },
      }),
      refusalOf(caller, { name: 'requestVisit', input: { locationId: there, hostId: host, visitor } }),
      refusalOf(caller, { name: 'approveVisitRequest', input: { id: request } }),
      refusalOf(caller, { name: 'rejectVisitRequest', input: { id: request } }),
      refusalOf(caller, { name: 'createTicket', input: { locationId: there, text: 'x' } }),
      refusalOf(caller, { name: 'commentOnTicket', input: { ticketId: ticket, text: 'x' } }),
      refusalOf(caller, { name: 'assignTicket', input: { ticketId: own.ticket, assigneeId: host } }),
      refusalOf(caller, { name: 'setTicketStatus', input: { ticketId: ticket, status: 'SOLVED' } }),
      refusalOf(caller, {
        name: 'createCreditTransaction',
        input: { customerId: host, locationId: there, direction: 'ALLOCATE', amount: '1' },
      }),
    ]);
    expect(refused.map(([problem]) => problem?.split(' ')[0])).toEqual(refused.map(() => 'NOT_FOUND'));
  });

  test('cannot tell what is elsewhere from what is nowhere', async () => {
    const nowhere = encodeNodeId({
      nodeType: 'Visit',
      source: 'SPACEBRING',
      sourceId: '00000000-0000-4000-8000-000000000000',
    });
    const cancel = (id: string) => mutate(caller, { name: 'cancelVisit', input: { id } });
    expect(await cancel(await firstOf('visits', there))).toEqual(await cancel(nowhere));
  });

  test('writes at the own location, and reads back what was written', async () => {
    const ticket = await mutateWell<Row & { location: Row }>(caller, {
      name: 'createTicket',
      input: { locationId: here, text: 'The projector is dark.' },
      selection: 'id location { id }',
    });
    expect(ticket.location.id).toBe(here);
    const commented = await mutateWell<{ activities: { text: string | null }[] }>(caller, {
      name: 'commentOnTicket',
      input: { ticketId: ticket.id, text: 'Soon.' },
      selection: 'activities { text }',
    });
    expect(commented.activities.map(({ text }) => text)).toContain('Soon.');
  });

  test('has no blocked list to write to', async () => {
    expect(await refusalOf(caller, { name: 'blockPerson', input: { name: 'Ana', email: 'ana@x.example' } })).toEqual([
      'NOT_SUPPORTED_BY_SOURCE',
    ]);
  });
});
