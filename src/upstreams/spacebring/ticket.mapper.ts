import type { PersonRef } from '../../domain/model/person.js';
import type {
  Attachment,
  Ticket,
  TicketActivity,
  TicketActivityType,
  TicketCategory,
  TicketStatus,
} from '../../domain/model/ticket.js';
import { toLocationRef } from './location.mapper.js';
import { toPersonRef } from './person.mapper.js';
import {
  type AttachmentWire,
  type TicketActivityWire,
  type TicketAttributesWire,
  type TicketStatusWire,
  type TicketWire,
  type TicketWithActivitiesWire,
  ticketStatusWire,
} from './ticket.wire.js';

const TICKET_STATUS: Readonly<Record<TicketStatusWire, TicketStatus>> = {
  new: 'NEW',
  inProgress: 'IN_PROGRESS',
  solved: 'SOLVED',
  closed: 'CLOSED',
};

const TICKET_CATEGORY: ReadonlyMap<string, TicketCategory> = new Map([
  ['access', 'ACCESS'],
  ['accountAndBilling', 'ACCOUNT_AND_BILLING'],
  ['bookings', 'BOOKINGS'],
  ['cleaning', 'CLEANING'],
  ['discriminationAndHarassment', 'DISCRIMINATION_AND_HARASSMENT'],
  ['internet', 'INTERNET'],
  ['mailAndPackages', 'MAIL_AND_PACKAGES'],
  ['noiseAndAcoustics', 'NOISE_AND_ACOUSTICS'],
  ['offensiveOrObjectionableContent', 'OFFENSIVE_OR_OBJECTIONABLE_CONTENT'],
  ['other', 'OTHER'],
  ['printing', 'PRINTING'],
  ['repairAndMaintenance', 'REPAIR_AND_MAINTENANCE'],
  ['temperatureAndVentilation', 'TEMPERATURE_AND_VENTILATION'],
  ['websiteAndApp', 'WEBSITE_AND_APP'],
]);

export function toTicket(wire: TicketWire): Ticket {
  const category = wire.type === null ? undefined : TICKET_CATEGORY.get(wire.type);
  const locationId = wire.locationRef;
  return Object.freeze({
    nodeType: 'Ticket',
    source: 'SPACEBRING',
    sourceId: wire.id,
    number: wire.number,
    description: wire.description ?? '',
    status: TICKET_STATUS[wire.status],
    category: category ?? 'OTHER',
    categoryLabel: category === undefined ? wire.type : null,
    location: toLocationRef(locationId),
    requester: toPersonRef({
      membershipId: requesterIdOf(wire),
      userId: null,
      user: wire.userRequester ?? wire.membershipRequester?.user ?? null,
      locationId,
      isWhole: false,
    }),
    assignee: toPersonRef({
      membershipId: assigneeMembershipIdOf(wire),
      userId: wire.userRefAssignee,
      user: wire.userAssignee ?? wire.membershipAssignee?.user ?? null,
      locationId,
      isWhole: false,
    }),
    createdAt: wire.createDate,
    updatedAt: wire.updateDate,
  });
}

/** Membership id of the requester. */
export function requesterIdOf({ membershipRefRequester, membershipRequester }: TicketWire): string | null {
  return membershipRefRequester ?? membershipRequester?.id ?? null;
}

/** User id of the assignee; null where only the deprecated membership is named. */
export function assigneeUserIdOf(wire: TicketWire): string | null {
  return wire.userRefAssignee ?? wire.userAssignee?.id ?? wire.membershipAssignee?.user?.id ?? null;
}

/** Deprecated, but it saves the look-up from the user to the membership. */
export function assigneeMembershipIdOf({ membershipAssignee, membershipRefAssignee }: TicketWire): string | null {
  return membershipAssignee?.id ?? membershipRefAssignee;
}

/** An older generation has `typeUpdated`. */
const ACTIVITY_TYPE: ReadonlyMap<string | null, TicketActivityType> = new Map([
  ['ticketCreated', 'CREATED'],
  ['comment', 'COMMENT'],
  ['statusUpdated', 'STATUS_UPDATED'],
  ['typeUpdated', 'CATEGORY_UPDATED'],
  ['assigneeUpdated', 'ASSIGNEE_UPDATED'],
]);

/** Oldest first; the order of the source is not documented. */
export function toTicketActivities({ ticket, activities }: TicketWithActivitiesWire): TicketActivity[] {
  return activities
    .map((activity) => toTicketActivity(activity, ticket.locationRef))
    .sort((left, right) => left.createdAt.getTime() - right.createdAt.getTime());
}

/** An activity of the vendor's AI has no author. */
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

/** Null: Spacebring has no such status. */
export function toStatusWord(status: TicketStatus): TicketStatusWire | null {
  return ticketStatusWire.options.find((word) => TICKET_STATUS[word] === status) ?? null;
}

export function toCategoryWord(category: TicketCategory): string {
  return [...TICKET_CATEGORY].find(([, known]) => known === category)?.[0] ?? 'other';
}
