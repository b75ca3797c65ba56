import { z } from 'zod';
import { decodeEach } from '../http/decode.js';
import {
  embedded,
  envelope,
  id,
  instant,
  instantOrNull,
  membershipLiteWire,
  numberOrNull,
  text,
  userWire,
  wholeNumberOrNull,
} from './wire.js';

/** A ticket with an unknown status is dropped: the graph has no value for it. */
export const ticketStatusWire = z.enum(['closed', 'inProgress', 'new', 'solved']);
export type TicketStatusWire = z.infer<typeof ticketStatusWire>;

/** GET /support/tickets/v1. */
export const ticketWire = z.object({
  id,
  number: wholeNumberOrNull,
  description: text,
  status: ticketStatusWire,
  type: text,
  createDate: instant,
  updateDate: instantOrNull,
  locationRef: text,
  membershipRefRequester: text,
  membershipRequester: embedded(membershipLiteWire),
  userRequester: embedded(userWire),
  userRefAssignee: text,
  userAssignee: embedded(userWire),
  membershipRefAssignee: text,
  membershipAssignee: embedded(membershipLiteWire),
});
export type TicketWire = z.infer<typeof ticketWire>;

const attachmentWire = z.object({ name: text, url: text, mime: text, size: numberOrNull });
export type AttachmentWire = z.infer<typeof attachmentWire>;

const attributesWire = z.object({
  status: embedded(ticketStatusWire),
  userRefAssignee: text,
  userAssignee: embedded(userWire),
  membershipAssignee: embedded(membershipLiteWire),
});
/** The state of a ticket before or after an activity. */
export type TicketAttributesWire = z.infer<typeof attributesWire>;

const activityDataWire = attributesWire.extend({
  text,
  attachments: z
    .unknown()
    .optional()
    .transform(
      (value): readonly AttachmentWire[] => decodeEach(attachmentWire, Array.isArray(value) ? value : []).records,
    ),
  previousAttributes: embedded(attributesWire),
});

/** Inside GET /support/tickets/v1/{id}. */
export const ticketActivityWire = z.object({
  id,
  type: text,
  createDate: instant,
  membership: embedded(membershipLiteWire),
  data: embedded(activityDataWire),
});
export type TicketActivityWire = z.infer<typeof ticketActivityWire>;

export interface TicketWithActivitiesWire {
  readonly ticket: TicketWire;
  readonly activities: readonly TicketActivityWire[];
}

/** GET /support/tickets/v1/{id}: `{ ticket, activities }`, which are not paginated. Null: the answer has no ticket. */
export const ticketWithActivitiesWire = envelope('ticket')
  .pipe(z.object({ ticket: ticketWire.nullish(), activities: z.array(z.unknown()).nullish() }))
  .transform(({ ticket, activities }): TicketWithActivitiesWire | null =>
    ticket ? { ticket, activities: decodeEach(ticketActivityWire, activities ?? []).records } : null,
  );
