import { decodeNodeId } from '../ids/node-id.js';
import type { SourceAdapter } from '../model/source-adapter.js';
import {
  createLocationLimit,
  type LocationLimit,
  limitCompanies,
  limitLocations,
  limitPeople,
  limitTickets,
  limitTransactions,
  limitVisitRequests,
  limitVisits,
} from './limit-reads.js';
import {
  createWriteGuard,
  limitTicketWriter,
  limitTransactionWriter,
  limitVisitRequestWriter,
  limitVisitWriter,
} from './limit-writes.js';

/**
 * A source as it is for a caller to whom only some locations exist. Everything that reads and writes goes through the
 * ports, so that nothing above them can forget the limit. Each port says what belongs to a location; what belongs to
 * none does not exist. A port that is not named here is left out: a new one is closed until somebody decides.
 *
 * The blocked list, the kiosk's questions and the making of hosts belong to no location, and are the whole of a source's:
 * they exist only where the source is one single location (`soleLocationId`) and the caller may see that. Otherwise it is
 * as if there were no such list: `isBlocked` is null, and nothing is checked against it.
 *
 * @param createAdapter opens the source for the request; again for each write, see `createWriteGuard`.
 * @param caller `locationIds`: global ids; those of other sources and of no location match nothing.
 */
export function limitToLocations(
  createAdapter: () => SourceAdapter,
  caller: { readonly locationIds: readonly string[]; readonly now: Date },
): SourceAdapter {
  const adapter = createAdapter();
  const { source, soleLocationId } = adapter;
  const ids = caller.locationIds.map(decodeNodeId).filter((id) => id?.nodeType === 'Location' && id.source === source);
  const limit = createLocationLimit(
    ids.flatMap((id) => id?.sourceId ?? []),
    caller.now,
  );
  if (soleLocationId !== undefined && limit.allows({ sourceId: soleLocationId })) return adapter;
  return { ...limitReads(adapter, limit), ...limitWriters(adapter, () => limitReads(createAdapter(), limit)) };
}

function limitReads(adapter: SourceAdapter, limit: LocationLimit): SourceAdapter {
  const { source, companies, visitRequests, tickets, transactions } = adapter;
  return {
    source,
    visits: limitVisits(adapter, limit),
    people: limitPeople(adapter.people, limit),
    locations: limitLocations(adapter.locations, limit),
    ...(companies && { companies: limitCompanies(companies, limit) }),
    ...(visitRequests && { visitRequests: limitVisitRequests(visitRequests, limit) }),
    ...(tickets && { tickets: limitTickets(tickets, limit) }),
    ...(transactions && { transactions: limitTransactions(transactions, limit) }),
  };
}

function limitWriters(adapter: SourceAdapter, createAdapter: () => SourceAdapter): Partial<SourceAdapter> {
  const { visitWriter, visitRequestWriter, ticketWriter, transactionWriter } = adapter;
  const guard = createWriteGuard(createAdapter);
  return {
    ...(visitWriter && { visitWriter: limitVisitWriter(visitWriter, guard) }),
    ...(visitRequestWriter && { visitRequestWriter: limitVisitRequestWriter(visitRequestWriter, guard) }),
    ...(ticketWriter && { ticketWriter: limitTicketWriter(ticketWriter, guard) }),
    ...(transactionWriter && { transactionWriter: limitTransactionWriter(transactionWriter, guard) }),
  };
}
