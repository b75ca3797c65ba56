import type { Ticket, TicketCategory, TicketStatus } from '../../domain/model/ticket.js';
import { toLocationRef } from './location.mapper.js';
import { toPersonRef } from './person.mapper.js';
import type { TicketStatusWire, TicketWire } from './ticket.wire.js';

export const TICKET_STATUS: Readonly<Record<TicketStatusWire, TicketStatus>> = {
  new: 'NEW',
  inProgress: 'IN_PROGRESS',
  solved: 'SOLVED',
  closed: 'CLOSED',
};

export const TICKET_CATEGORY: ReadonlyMap<string, TicketCategory> = new Map([
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

/** Membership id of who asked for it. */
export function requesterIdOf({ membershipRefRequester, membershipRequester }: TicketWire): string | null {
  return membershipRefRequester ?? membershipRequester?.id ?? null;
}

/** User id of who works on it; null where only the deprecated membership is named. */
export function assigneeUserIdOf(wire: TicketWire): string | null {
  return wire.userRefAssignee ?? wire.userAssignee?.id ?? wire.membershipAssignee?.user?.id ?? null;
}

/** Deprecated, but it spares the way from the user to the membership. */
export function assigneeMembershipIdOf({ membershipAssignee, membershipRefAssignee }: TicketWire): string | null {
  return membershipAssignee?.id ?? membershipRefAssignee;
}
