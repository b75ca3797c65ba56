import type { SourceAdapter } from '../../domain/model/source-adapter.js';
import type { AdapterContext, WriteContext, WriteParts } from './context.js';
import { createLocationDirectory } from './location.directory.js';
import { createCompanyReader, createLocationReader } from './location.reader.js';
import { createMembershipDirectory } from './membership.directory.js';
import { createPersonReader } from './person.reader.js';
import { createTicketReader } from './ticket.reader.js';
import { createTicketWriter } from './ticket.writer.js';
import { createTransactionReader } from './transaction.reader.js';
import { createTransactionWriter } from './transaction.writer.js';
import type { Mapping } from './values.js';
import { createVisitReader } from './visit.reader.js';
import { createVisitWriter } from './visit.writer.js';
import { createVisitRequestReader } from './visit-request.reader.js';
import { createVisitRequestWriter } from './visit-request.writer.js';

interface SpacebringAdapterOptions
  extends Pick<AdapterContext, 'client' | 'limits' | 'clock'>,
    Pick<Mapping, 'toE164' | 'toTimeZone'> {
  /** Absent: the adapter only reads. */
  readonly writing?: WriteParts;
}

/** The adapter of one request: visits, people, locations, visit requests, tickets and the three ledgers, to read and to write. */
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

type Writers = Required<
  Pick<SourceAdapter, 'visitWriter' | 'visitRequestWriter' | 'ticketWriter' | 'transactionWriter'>
>;

function createSpacebringWriters(context: WriteContext): Writers {
  return {
    visitWriter: createVisitWriter(context),
    visitRequestWriter: createVisitRequestWriter(context),
    ticketWriter: createTicketWriter(context),
    transactionWriter: createTransactionWriter(context),
  };
}
