import type { PersonRef } from '../../domain/model/person.js';
import type { Attachment, TicketActivity, TicketActivityType } from '../../domain/model/ticket.js';
import { toPersonRef } from './person.mapper.js';
import { TICKET_STATUS } from './ticket.mapper.js';
import type {
  AttachmentWire,
  TicketActivityWire,
  TicketAttributesWire,
  TicketWithActivitiesWire,
} from './ticket.wire.js';

/** `typeUpdated` is known from an older generation. */
const ACTIVITY_TYPE: ReadonlyMap<string | null, TicketActivityType> = new Map([
  ['ticketCreated', 'CREATED'],
  ['comment', 'COMMENT'],
  ['statusUpdated', 'STATUS_UPDATED'],
  ['typeUpdated', 'CATEGORY_UPDATED'],
  ['assigneeUpdated', 'ASSIGNEE_UPDATED'],
]);

/** Oldest first; the source does not say in which order it sends them. */
export function toTicketActivities({ ticket, activities }: TicketWithActivitiesWire): TicketActivity[] {
  return activities
    .map((activity) => toTicketActivity(activity, ticket.locationRef))
    .sort((left, right) => left.createdAt.getTime() - right.createdAt.getTime());
}

/** What the vendor's AI did has no author: it is nobody's membership. */
function toTicketActivity(wire: TicketActivityWire, locationId: string | null): TicketActivity {
  const { membership, data } = wire;
  const previous = data?.previousAttributes ?? null;
  return Object.freeze({
    id: wire.id,
    type: ACTIVITY_TYPE.get(wire.type) ?? 'OTHER',
    createdAt: wire.createDate,
    author: toPersonRef({
      membershipId: membership?.id ?? null,
      userId: null,
      user: membership?.user ?? null,
      locationId,
      isWhole: false,
    }),
    text: data?.text ?? null,
    attachments: (data?.attachments ?? []).map(toAttachment),
    status: data?.status == null ? null : TICKET_STATUS[data.status],
    previousStatus: previous?.status == null ? null : TICKET_STATUS[previous.status],
    assignee: toAssignee(data, locationId),
    previousAssignee: toAssignee(previous, locationId),
  });
}

function toAssignee(attributes: TicketAttributesWire | null, locationId: string | null): PersonRef | null {
  if (attributes === null) return null;
  const { membershipAssignee, userRefAssignee, userAssignee } = attributes;
  return toPersonRef({
    membershipId: membershipAssignee?.id ?? null,
    userId: userRefAssignee,
    user: userAssignee ?? membershipAssignee?.user ?? null,
    locationId,
    isWhole: false,
  });
}

function toAttachment({ name, url, mime, size }: AttachmentWire): Attachment {
  return Object.freeze({ name, url, mimeType: mime, size });
}
