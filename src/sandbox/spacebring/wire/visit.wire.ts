import type { Directory, SandboxMember } from '../state/directory.js';
import type { VisitRequestRecord } from '../state/inquiries.js';
import type { VisitRecord, WrittenVisitor } from '../state/visit-record.js';
import type { VisitStore } from '../state/visit-store.js';
import { dateMember, toIso } from './instant.js';
import { toUserFull } from './people.wire.js';
import { spellVisitor } from './visitor-spelling.js';

/** The vendor's newest visit, with the two deprecated members that are still required. */
export function toVisit(
  visit: VisitRecord,
  { visits, directory }: { visits: VisitStore; directory: Directory },
): object {
  return {
    ...{
      id: visits.idOf(visit),
      code: visits.codeOf(visit),
      date: toIso(visit.date),
      createDate: toIso(visit.createdAt),
    },
    ...dateMember('checkInDate', visit.checkedInAt),
    ...dateMember('checkOutDate', visit.checkedOutAt),
    ...dateMember('deleteDate', visit.deletedAt),
    checkInRef: visits.checkInIdOf(visit),
    ...(visit.comment === null ? {} : { comment: visit.comment }),
    ...toHost(directory.memberAt(visit.host)),
    userRefVisitor: directory.userAt(visit.visitor).id,
    visitor: visitorOf(visit, directory),
  };
}

/** A request among the visits, as in newer generations: dated by its creation, without a code. */
export function toRequestedVisit({ createdAt, host, user, visitor }: VisitRequestRecord, id: string): object {
  const date = toIso(createdAt);
  return { id, date, createDate: date, ...toHost(host), userRefVisitor: user.id, visitor };
}

function toHost(host: SandboxMember): object {
  const { location, company } = host;
  const user = toUserFull(host.user);
  return {
    location: { id: location.id, timezoneId: location.timeZone, title: location.title, address: location.address },
    locationRef: location.id,
    customer: { id: host.id, user, ...(company === null ? {} : { company: { id: company.id, title: company.title } }) },
    userRefHost: host.user.id,
    membershipRefHost: host.id,
    userHost: user,
  };
}

export function visitorOf(visit: VisitRecord, directory: Directory): WrittenVisitor {
  return visit.written ?? spellVisitor(directory.userAt(visit.visitor), visit.index);
}
