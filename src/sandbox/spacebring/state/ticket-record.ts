import type { SandboxLocation, SandboxMember } from './directory.js';
import type { SandboxUser } from './user-accounts.js';

export const TICKET_STATUSES = ['closed', 'inProgress', 'new', 'solved'] as const;
export type TicketStatusWord = (typeof TICKET_STATUSES)[number];

export const TICKET_TYPES = [
  'access',
  'accountAndBilling',
  'bookings',
  'cleaning',
  'discriminationAndHarassment',
  'internet',
  'mailAndPackages',
  'noiseAndAcoustics',
  'offensiveOrObjectionableContent',
  'other',
  'printing',
  'repairAndMaintenance',
  'temperatureAndVentilation',
  'websiteAndApp',
] as const;
export type TicketTypeWord = (typeof TICKET_TYPES)[number];

export interface TicketRecord {
  readonly index: number;
  readonly order: number;
  readonly location: SandboxLocation;
  /** Unique within the location. */
  readonly number: number;
  readonly text: string;
  readonly createdAt: number;
  /** Null: the requester is unknown. */
  readonly requester: SandboxMember | null;
  type: TicketTypeWord;
  status: TicketStatusWord;
  assignee: SandboxUser | null;
  updatedAt: number;
  /** 0 = never changed. */
  statusUpdatedAt: number;
  /** In the order of time, without deleted comments. */
  activities: ActivityRecord[];
}

export interface ActivityRecord {
  readonly id: string;
  readonly createdAt: number;
  /** `ai`: the vendor's assistant; null: no actor. */
  readonly actor: SandboxMember | 'ai' | null;
  readonly change: ActivityChange;
}

export type ActivityChange =
  | { readonly type: 'ticketCreated' }
  | { readonly type: 'comment'; readonly text: string | null; readonly attachments: readonly AttachmentRecord[] }
  | { readonly type: 'statusUpdated'; readonly status: TicketStatusWord; readonly previous: TicketStatusWord }
  | { readonly type: 'assigneeUpdated'; readonly assignee: SandboxUser | null; readonly previous: SandboxUser | null };

export interface AttachmentRecord {
  readonly key: string;
  readonly mime: string;
  readonly name: string;
  readonly size: number;
  readonly url: string;
}
