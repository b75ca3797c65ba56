import { type Balance, createBalance, type Lot } from './balance.js';
import type { SandboxCompany, SandboxLocation, SandboxMember } from './directory.js';
import type { IdCodec } from './id-codec.js';
import type { SandboxUser } from './user-accounts.js';

/** Who owns a balance: a membership or a company, each in one location. */
export type Customer =
  | { readonly kind: 'user'; readonly member: SandboxMember }
  | { readonly kind: 'company'; readonly company: SandboxCompany };

export interface LedgerEntry {
  readonly index: number;
  readonly order: number;
  readonly location: SandboxLocation;
  readonly customer: Customer;
  readonly type: string;
  /** Hundredths, like all amounts in the state, so that sums are exact. */
  readonly cents: number;
  readonly lots: readonly Lot[];
  readonly status: string;
  readonly createdAt: number;
  readonly createdBy: SandboxUser | null;
  readonly description: string | null;
  readonly product: LedgerProduct | null;
}

export interface LedgerProduct {
  readonly type: 'booking' | 'eventTicket' | 'order';
  readonly title: string;
}

export type LedgerDraft = Omit<LedgerEntry, 'index' | 'order' | 'lots'> & {
  /** Expiry of an allocation; null = never. */
  readonly expiresAt: number | null;
};

/** Day passes or credits: entries and the balances that they add up to. */
export interface Ledger {
  readonly version: number;
  readonly entries: readonly LedgerEntry[];
  idOf(entry: LedgerEntry): string;
  byId(id: string): LedgerEntry | null;
  balanceOf(customer: Customer): Balance;
  /** Null, without a change, when the balance does not suffice. */
  post(draft: LedgerDraft): LedgerEntry | null;
}

/** Types that add to a balance; all others take from it. */
const ADDING = new Set(['adminAllocation', 'purchaseAllocation', 'refund', 'subscriptionAllocation']);
/** Statuses that change a balance. */
const MOVING = new Set(['succeeded', 'processing']);

export function createLedger(ids: IdCodec): Ledger {
  const entries: LedgerEntry[] = [];
  const balances = new Map<string, Balance>();
  const balanceOf = (customer: Customer): Balance => {
    const key = customerIdOf(customer);
    const balance = balances.get(key) ?? createBalance();
    balances.set(key, balance);
    return balance;
  };
  return {
    entries,
    balanceOf,
    get version() {
      return entries.length;
    },
    idOf: ({ index }) => ids.idOf(index),
    byId: (id) => entries[ids.indexOf(id) ?? -1] ?? null,
    post(draft) {
      const lots = move(balanceOf(draft.customer), draft);
      if (lots === null) return null;
      const index = entries.length;
      const { expiresAt: _inLots, ...permanent } = draft;
      const entry: LedgerEntry = { ...permanent, lots, index, order: ids.orderOf(index) };
      entries.push(entry);
      return entry;
    },
  };
}

export function customerIdOf(customer: Customer): string {
  return customer.kind === 'user' ? customer.member.id : customer.company.id;
}

/** The one location in which a customer has its balance. */
export function homeOf(customer: Customer): SandboxLocation {
  return customer.kind === 'user' ? customer.member.location : customer.company.location;
}

function move(balance: Balance, draft: LedgerDraft): readonly Lot[] | null {
  const { type, cents, status, createdAt, expiresAt } = draft;
  if (!MOVING.has(status)) return [{ cents, expiresAt }];
  if (ADDING.has(type)) return balance.add({ cents, expiresAt });
  return balance.take(cents, createdAt);
}
