import type { SandboxCompany, SandboxLocation } from './directory.js';
import type { IdCodec } from './id-codec.js';
import type { SandboxUser } from './user-accounts.js';

/** A user or a company; the other two ledgers refer to memberships. */
export type Payer =
  | { readonly kind: 'user'; readonly user: SandboxUser }
  | { readonly kind: 'company'; readonly company: SandboxCompany };

export interface MoneyEntry {
  readonly index: number;
  readonly order: number;
  readonly location: SandboxLocation;
  readonly payer: Payer;
  readonly type: string;
  readonly status: string;
  readonly cents: number;
  readonly refundedCents: number;
  readonly createdAt: number;
  /** 0 = not paid. */
  readonly paidAt: number;
  readonly title: string;
  readonly gateway: string | null;
  readonly createdBy: SandboxUser | null;
}

/** Money transactions: read-only here. */
export interface MoneyStore {
  readonly entries: readonly MoneyEntry[];
  idOf(entry: MoneyEntry): string;
  byId(id: string): MoneyEntry | null;
}

export function createMoneyStore(entries: readonly MoneyEntry[], ids: IdCodec): MoneyStore {
  return {
    entries,
    idOf: ({ index }) => ids.idOf(index),
    byId: (id) => entries[ids.indexOf(id) ?? -1] ?? null,
  };
}
