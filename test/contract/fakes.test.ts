import { createFakeAdapter } from '../support/fakes/fake-adapter.js';
import { createFakeBuilding } from '../support/fakes/fake-building.js';
import { describeBlockedPersonSource } from './suites/blocked-person-source.suite.js';
import { describeCompanySource } from './suites/company-source.suite.js';
import type { ContractSubject } from './suites/contract-subject.js';
import { describeLocationSource } from './suites/location-source.suite.js';
import { describePersonSource } from './suites/person-source.suite.js';
import { describeTicketSource } from './suites/ticket-source.suite.js';
import { describeTransactionSource } from './suites/transaction-source.suite.js';
import { describeVisitRequestSource } from './suites/visit-request-source.suite.js';
import { describeVisitSource } from './suites/visit-source.suite.js';
import { describeVisitorFieldSource } from './suites/visitor-field-source.suite.js';

const NOW = new Date('2026-03-16T12:00:00Z');

async function setUp(): Promise<ContractSubject> {
  const data = createFakeBuilding('SPACEBRING', NOW);
  const unknown = 'unknown-1';
  return {
    newRequest: () => createFakeAdapter('SPACEBRING', data, { ticketPageSize: 15 }),
    now: NOW,
    unknownIds: {
      Visit: unknown,
      Person: unknown,
      Company: unknown,
      Location: unknown,
      VisitRequest: unknown,
      BlockedPerson: unknown,
      Ticket: unknown,
      Transaction: unknown,
    },
    close: async () => undefined,
  };
}

describeVisitSource('a fake', setUp);
describePersonSource('a fake', setUp);
describeLocationSource('a fake', setUp);
describeCompanySource('a fake', setUp);
describeVisitRequestSource('a fake', setUp);
describeBlockedPersonSource('a fake', setUp);
describeTicketSource('a fake', setUp);
describeTransactionSource('a fake', setUp);
describeVisitorFieldSource('a fake', setUp);

describe('a fake', () => {
  test('has no ports for kinds it was not given', () => {
    expect(Object.keys(createFakeAdapter('RESIDENT')).sort()).toEqual(['locations', 'people', 'source', 'visits']);
  });

  test('fails where it is told to', async () => {
    const failure = new Error('down');
    const adapter = createFakeAdapter(
      'RESIDENT',
      {},
      {
        onCall: (call) => {
          if (call === 'readPeople') throw failure;
        },
      },
    );
    await expect(adapter.people.readPeople({})).rejects.toBe(failure);
    expect((await adapter.locations.readLocations()).records).toEqual([]);
  });

  test('gives slices that are as incomplete as it is told', async () => {
    const adapter = createFakeAdapter('RESIDENT', {}, { slice: { isComplete: false, droppedCount: 2 } });
    expect(await adapter.locations.readLocations()).toMatchObject({ isComplete: false, droppedCount: 2 });
  });

  test('walks over tickets in pages', async () => {
    const data = createFakeBuilding('SPACEBRING', NOW);
    const { tickets } = createFakeAdapter('SPACEBRING', data, { ticketPageSize: 15 });
    const walk = tickets?.iterateTickets({ order: { field: 'CREATED_AT', direction: 'ASC' } }, null);
    const sizes = [await walk?.next(), await walk?.next(), await walk?.next(), await walk?.next()];
    expect(sizes.map((page) => page?.slice.records.length)).toEqual([15, 15, 10, undefined]);
  });

  test('sees records that are added between two calls', async () => {
    const { visits: [visit] = [] } = createFakeBuilding('RESIDENT', NOW);
    if (visit === undefined) throw new Error('the building has no visit');
    const visits = [visit];
    const adapter = createFakeAdapter('RESIDENT', { visits });
    visits.push({ ...visit, sourceId: 'late' });
    expect((await adapter.visits.loadVisit('late', NOW))?.evaluatedAt).toBe(NOW);
  });

  test('resolves accounts to the memberships it was given', async () => {
    const { people = [] } = createFakeBuilding('SPACEBRING', NOW);
    const account = { accountId: 'account-1', locationId: 'location-0' };
    const { people: port } = createFakeAdapter('SPACEBRING', {
      people,
      memberships: [{ ...account, sourceId: 'person-3' }],
    });
    expect((await port.loadPersonByAccount?.(account))?.sourceId).toBe('person-3');
    expect(await port.loadPersonByAccount?.({ ...account, locationId: 'location-1' })).toBeNull();
  });
});
