import type { SourceAdapter } from '../../../src/domain/model/source-adapter.js';
import type { Source } from '../../../src/domain/source/source.js';
import { createFakeSource, type FakeData, type FakeOptions } from './fake-data.js';
import { createFakeCompanies, createFakeLocations, createFakePeople } from './fake-directory.js';
import {
  createFakeBlockedPeople,
  createFakeTransactions,
  createFakeVisitorFields,
  createFakeVisitRequests,
} from './fake-records.js';
import { createFakeTickets } from './fake-tickets.js';
import { createFakeVisits } from './fake-visits.js';

/** A source held in memory, kept honest by the contract suites that the real adapters pass too. */
export function createFakeAdapter(source: Source, data: FakeData = {}, options: FakeOptions = {}): SourceAdapter {
  const fake = createFakeSource(data, options);
  return {
    source,
    visits: createFakeVisits(fake),
    people: createFakePeople(fake),
    locations: createFakeLocations(fake),
    ...(data.companies !== undefined && { companies: createFakeCompanies(fake) }),
    ...(data.visitRequests !== undefined && { visitRequests: createFakeVisitRequests(fake) }),
    ...(data.blockedPeople !== undefined && { blockedPeople: createFakeBlockedPeople(fake) }),
    ...(data.tickets !== undefined && { tickets: createFakeTickets(fake) }),
    ...(data.transactions !== undefined && { transactions: createFakeTransactions(fake) }),
    ...(data.visitorFields !== undefined && { visitorFields: createFakeVisitorFields(fake) }),
  };
}
