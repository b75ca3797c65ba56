import type { LocationRef } from '../location/location.js';
import type { PersonRef } from '../person/person.js';
import type { Source } from '../source/source.js';

export const TICKET_STATUSES = ['NEW', 'IN_PROGRESS', 'SOLVED', 'CLOSED', 'CANCELLED'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

export const TICKET_CATEGORIES = [
  'ACCESS',
  'ACCOUNT_AND_BILLING',
  'BOOKINGS',
  'CLEANING',
  'DISCRIMINATION_AND_HARASSMENT',
  'INTERNET',
  'MAIL_AND_PACKAGES',
  'NOISE_AND_ACOUSTICS',
  'OFFENSIVE_OR_OBJECTIONABLE_CONTENT',
  'OTHER',
  'PRINTING',
  'REPAIR_AND_MAINTENANCE',
  'TEMPERATURE_AND_VENTILATION',
  'WEBSITE_AND_APP',
] as const;
export type TicketCategory = (typeof TICKET_CATEGORIES)[number];

export const TICKET_ACTIVITY_TYPES = [
  'CREATED',
  'COMMENT',
  'STATUS_UPDATED',
  'CATEGORY_UPDATED',
  'ASSIGNEE_UPDATED',
  'OTHER',
] as const;
export type TicketActivityType = (typeof TICKET_ACTIVITY_TYPES)[number];

export interface Attachment {
  readonly name: string | null;
  readonly url: string | null;
  readonly mimeType: string | null;
  /** Bytes. */
  readonly size: number | null;
}

export interface TicketActivity {
  readonly id: string;
  readonly type: TicketActivityType;
  readonly createdAt: Date;
  readonly author: PersonRef | null;
  readonly text: string | null;
  readonly attachments: readonly Attachment[];
  readonly status: TicketStatus | null;
  readonly previousStatus: TicketStatus | null;
  readonly assignee: PersonRef | null;
  readonly previousAssignee: PersonRef | null;
}

export interface Ticket {
  readonly nodeType: 'Ticket';
  readonly source: Source;
  readonly sourceId: string;
  readonly number: number | null;
  readonly description: string;
  readonly status: TicketStatus;
  readonly category: TicketCategory;
  /** The source's own word, where it has no counterpart among the categories. */
  readonly categoryLabel: string | null;
  readonly location: LocationRef | null;
  readonly requester: PersonRef | null;
  readonly assignee: PersonRef | null;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
}
