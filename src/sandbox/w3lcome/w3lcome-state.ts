import type { RecordStore } from '../kit/create-record-store.js';
import type { Human } from '../world/world.js';

export interface StoredHost {
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isActive: boolean;
  readonly role: string;
  readonly pictureUrl: string | null;
  readonly position: string | null;
  readonly sector: string | null;
  readonly company: string | null;
  readonly phone: string | null;
  readonly countryCode: string | null;
  readonly message: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** A made-up visitor; the texts are written when the record is read. */
export interface SeededContent {
  readonly human: Human;
  readonly style: number;
}

/** The visitor's data in a record; null members are omitted from answers. */
export interface WrittenContent {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly company: string | null;
  readonly position: string | null;
  readonly sector: string | null;
  readonly document: string | null;
  readonly cpf: string | null;
  readonly rg: string | null;
  readonly pictureUrl: string | null;
  readonly notes: string | null;
  readonly customFields: readonly unknown[];
}

export interface StoredVisit {
  readonly id: string;
  readonly host: StoredHost;
  readonly content: SeededContent | WrittenContent;
  /** Milliseconds since the epoch, as are all times here. */
  readonly checkinAt: number;
  readonly checkoutAt: number | null;
  readonly authorizationStatus: 'waiting' | 'allowed' | 'denied' | null;
}

export const INVITEE_STATUSES = ['confirmed', 'arrived', 'canceled'] as const;
export type InviteeStatus = (typeof INVITEE_STATUSES)[number];

export interface StoredInvitee {
  readonly id: string;
  readonly host: StoredHost;
  readonly content: SeededContent | WrittenContent;
  readonly expectedAt: number;
  readonly status: InviteeStatus;
  readonly cardNumber: number;
  readonly requiresAuthorization: boolean;
  /** Internal: answers contain no link between an invitee and its visit. */
  readonly visitId: string | null;
}

export interface StoredBlockedPerson {
  readonly id: string;
  readonly name: string | null;
  readonly reason: string | null;
  /** Digits only, as are cpf; letters and digits only: document, rg. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly document: string | null;
  readonly cpf: string | null;
  readonly rg: string | null;
}

export interface CompanyField {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly required: boolean;
  readonly sort: number;
  readonly options?: readonly string[];
}

export interface W3lcomeState {
  readonly hosts: RecordStore<StoredHost>;
  readonly visits: RecordStore<StoredVisit>;
  readonly invitees: RecordStore<StoredInvitee>;
  readonly blocked: RecordStore<StoredBlockedPerson>;
  readonly fields: readonly CompanyField[];
}
