import { ACCOUNT_ID_PREFIX } from '../../domain/model/person.js';
import type {
  Transaction,
  TransactionKind,
  TransactionQuery,
  TransactionSource,
} from '../../domain/model/transaction.js';
import type { SourceSlice } from '../../domain/source/source-slice.js';
import { alignOutwards } from '../../domain/time/time-grid.js';
import { isWithin } from '../../domain/time/time-range.js';
import { isSpacebringId } from './client.js';
import type { AdapterContext } from './context.js';
import { LEDGERS, type Ledger } from './ledger.js';
import type { MembershipDirectory } from './membership.directory.js';
import { userRefOf } from './membership-list.js';
import { gatherSlices, mapSlice, markIncomplete, readPagedSlice, withLocation } from './paged-slice.js';
import { isOfCustomer, toTransaction } from './transaction.mapper.js';

/** The source's lists demand either a customer or a location. */
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
    const aligned = alignOutwards(range);
    const named = 'customerRef' in read ? { customerRef: read.customerRef } : { locationRef: read.locationRef };
    const call = { ledger: ledger.path, ...named, createDate: { gte: aligned.from, lte: aligned.to } };
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
      // Calls are rounded to a grid, and the source's upper bound is inclusive, so the range is cut here.
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
      // Two customers may be the same human, who is one customer in the money ledger.
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

/** A record without a location may belong to any. */
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

/** A customer with the ids that the ledgers use. */
interface CustomerTarget {
  /** Membership or company; null for a person who is known as a user only. */
  readonly balanceRef: string | null;
  /** User or company; null where the membership names no user. */
  readonly moneyRef: string | null;
  /** A member's transactions belong to the membership's location. Null: any. */
  readonly moneyLocationRef: string | null;
}

interface CustomerFilter {
  readonly customerRef: string;
  /** The location to cut to; null: any. The source takes a customer or a location, so this is cut here. */
  readonly within: string | null;
}

/** The customers behind source ids; unknown ids are left out. */
async function resolveCustomers(
  memberships: MembershipDirectory,
  customers: NonNullable<TransactionQuery['customers']>,
): Promise<CustomerTarget[]> {
  const unique = new Map(customers.map((customer) => [`${customer.nodeType}/${customer.sourceId}`, customer]));
  const found = await Promise.all(
    [...unique.values()].map(({ nodeType, sourceId }) =>
      nodeType === 'Company' ? toCompanyTarget(sourceId) : resolvePerson(memberships, sourceId),
    ),
  );
  return found.filter((customer) => customer !== null);
}

/** Null: this ledger cannot have transactions of the customer. */
function customerFilter(customer: CustomerTarget, kind: TransactionKind): CustomerFilter | null {
  const { balanceRef, moneyRef, moneyLocationRef } = customer;
  if (kind !== 'MONEY') return balanceRef === null ? null : { customerRef: balanceRef, within: null };
  if (moneyRef === null) return null;
  return { customerRef: moneyRef, within: moneyLocationRef };
}

function toCompanyTarget(id: string): CustomerTarget | null {
  return isSpacebringId(id) ? { balanceRef: id, moneyRef: id, moneyLocationRef: null } : null;
}

async function resolvePerson(memberships: MembershipDirectory, sourceId: string): Promise<CustomerTarget | null> {
  if (sourceId.startsWith(ACCOUNT_ID_PREFIX)) {
    const moneyRef = sourceId.slice(ACCOUNT_ID_PREFIX.length);
    return isSpacebringId(moneyRef) ? { balanceRef: null, moneyRef, moneyLocationRef: null } : null;
  }
  const membership = await memberships.byId(sourceId);
  if (membership === null) return null;
  return { balanceRef: sourceId, moneyRef: userRefOf(membership), moneyLocationRef: membership.locationRef };
}
