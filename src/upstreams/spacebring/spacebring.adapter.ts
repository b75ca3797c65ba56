import type { SourceAdapter } from '../../domain/model/source-adapter.js';
import type { AdapterContext } from './adapter-context.js';
import { createLocationDirectory } from './location.directory.js';
import { createCompanyReader, createLocationReader } from './location.reader.js';
import type { Mapping } from './mapping.js';
import { createMembershipDirectory } from './membership.directory.js';
import { createPersonReader } from './person.reader.js';
import { createSpacebringWriters } from './spacebring.writers.js';
import { createTicketReader } from './ticket.reader.js';
import { createTransactionReader } from './transaction.reader.js';
import { createVisitReader } from './visit.reader.js';
import { createVisitRequestReader } from './visit-request.reader.js';
import type { WriteParts } from './write-context.js';

export interface SpacebringAdapterOptions
  extends Pick<AdapterContext, 'client' | 'limits' | 'clock'>,
    Pick<Mapping, 'toE164' | 'toTimeZone'> {
  /** Absent: the adapter only reads. */
  readonly writing?: WriteParts;
}

/** Spacebring as one request sees it: visits, people, places, visit requests, tickets and the three ledgers, to read and to write. */
export function createSpacebringAdapter(options: SpacebringAdapterOptions): SourceAdapter {
  const { client, limits, clock, toE164, toTimeZone, writing } = options;
  const locations = createLocationDirectory({ client, toTimeZone, clock });
  const memberships = createMembershipDirectory({ client, locations, maxPages: limits.maxPages, clock });
  const mapping: Mapping = {
    assumeLeft: limits.assumeLeft,
    toE164,
    toTimeZone,
    timeZoneOf: (id) => locations.timeZoneOf(id),
  };
  const context: AdapterContext = { client, mapping, locations, memberships, limits, clock };
  return {
    source: 'SPACEBRING',
    visits: createVisitReader(context),
    people: createPersonReader(context),
    locations: createLocationReader(context),
    companies: createCompanyReader(context),
    visitRequests: createVisitRequestReader(context),
    tickets: createTicketReader(context),
    transactions: createTransactionReader(context),
    ...(writing !== undefined && createSpacebringWriters({ ...context, ...writing })),
  };
}
