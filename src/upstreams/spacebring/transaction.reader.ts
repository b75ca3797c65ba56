import type { Transaction, TransactionQuery, TransactionSource } from '../../domain/model/transaction.js';
import type { SourceSlice } from '../../domain/source/source-slice.js';
import { alignOutwards } from '../../domain/time/time-grid.js';
import { isWithin } from '../../domain/time/time-range.js';
import type { AdapterContext } from './adapter-context.js';
import { LEDGERS, type Ledger } from './ledger.js';
import { gatherSlices, mapSlice, markIncomplete, readPagedSlice, withLocation } from './paged-slice.js';
import { isOfCustomer, toTransaction } from './transaction.mapper.js';
import { type CustomerFilter, type CustomerTarget, customerFilter, resolveCustomers } from './transaction-customers.js';

/** The source's lists take a customer or a location: never both, never neither. */
type LedgerRead = { readonly ledger: Ledger } & ({ readonly locationRef: string } | CustomerFilter);

export function createTransactionReader(context: AdapterContext): TransactionSource {
  const { client, locations, memberships, clock, limits } = context;

  /** One list per ledger and location, or per ledger and customer. */
  async function planReads(query: TransactionQuery): Promise<{ reads: LedgerRead[]; isComplete: boolean }> {
    const ledgers = LEDGERS.filter(({ kind }) => query.kinds?.includes(kind) ?? true);
    if (query.customers !== undefined) {
      const customers = await resolveCustomers(memberships, query.customers);
      return { reads: ledgers.flatMap((ledger) => toCustomerReads(ledger, customers)), isComplete: true };
    }
    const { locations: places, isComplete } = await locations.select(query.locationIds);
    const reads = places.flatMap(({ sourceId: locationRef }) => ledgers.map((ledger) => ({ ledger, locationRef })));
    return { reads, isComplete };
  }

  async function readLedger(read: LedgerRead, query: TransactionQuery): Promise<SourceSlice<Transaction>> {
    const { ledger } = read;
    const { range, locationIds } = query;
    const asked = alignOutwards(range);
    const named = 'customerRef' in read ? { customerRef: read.customerRef } : { locationRef: read.locationRef };
    const call = { ledger: ledger.path, ...named, createDate: { gte: asked.from, lte: asked.to } };
    const slice = await readPagedSlice({
      maxPages: limits.maxPages,
      clock,
      readPage: (pageToken) => client.listTransactions(call, pageToken),
    });
    const customers = 'customerRef' in read ? new Set([read.customerRef]) : null;
    return mapSlice(slice, (record) => {
      const wire = 'customerRef' in read ? record : withLocation(record, read.locationRef);
      const isThere =
        locationIds === undefined || (wire.locationRef !== null && locationIds.includes(wire.locationRef));
      const isTheirs = customers === null || (isOfCustomer(wire, customers) && isWithinPlace(read, wire));
      // Asked on a grid, and the source's upper bound is inclusive: cut here.
      return isThere && isTheirs && isWithin(range, wire.createDate) ? toTransaction(wire, ledger) : null;
    });
  }

  return {
    async readTransactions(query) {
      const { reads, isComplete } = await planReads(query);
      const slice = await gatherSlices(
        reads.map((read) => readLedger(read, query)),
        clock,
      );
      // Two customers may be the same human, whom the money ledger knows once.
      const bySourceId = new Map(slice.records.map((transaction) => [transaction.sourceId, transaction]));
      return markIncomplete({ ...slice, records: [...bySourceId.values()] }, isComplete);
    },
    async loadTransaction(sourceId) {
      const ledger = LEDGERS.find(({ idPrefix }) => sourceId.startsWith(idPrefix));
      if (ledger === undefined) return null;
      const wire = await client.getTransaction(ledger.path, sourceId.slice(ledger.idPrefix.length));
      return wire === null ? null : toTransaction(wire, ledger);
    },
  };
}

/** A record that does not say where it belongs may belong anywhere. */
function isWithinPlace(read: LedgerRead, { locationRef }: { readonly locationRef: string | null }): boolean {
  const within = 'customerRef' in read ? read.within : null;
  return within === null || locationRef === null || locationRef === within;
}

function toCustomerReads(ledger: Ledger, customers: readonly CustomerTarget[]): LedgerRead[] {
  return customers.flatMap((customer) => {
    const filter = customerFilter(customer, ledger.kind);
    return filter === null ? [] : [{ ledger, ...filter }];
  });
}
