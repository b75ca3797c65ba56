import { type ApiError, refused } from '../api-error.js';
import type { UndocumentedBehaviour } from '../undocumented-behaviour.js';
import type { SandboxLocation } from './directory.js';
import { localDayOf } from './local-day.js';
import type { VisitRecord } from './visit-record.js';
import type { VisitStore } from './visit-store.js';

/** Finds a visit by its code, and checks its visitor in and out. */
export interface VisitCheckIn {
  /** @throws ApiError 400 for a code that is unknown in the location or not valid today */
  byCode(code: string, location: SandboxLocation): VisitRecord;
  /** @throws ApiError 400 when the code is missing, wrong or not valid today */
  assertCode(visit: VisitRecord, code: string | undefined, location: SandboxLocation): void;
  checkIn(visit: VisitRecord): VisitRecord;
  checkOut(visit: VisitRecord): VisitRecord;
}

export interface VisitCheckInParts {
  readonly visits: VisitStore;
  readonly behaviour: UndocumentedBehaviour;
  now(): number;
}

export function createVisitCheckIn({ visits, behaviour, now }: VisitCheckInParts): VisitCheckIn {
  const isToday = ({ date }: VisitRecord, { timeZone }: SandboxLocation): boolean => {
    const today = localDayOf(now(), timeZone);
    return date >= today.from && date < today.to;
  };
  return {
    byCode(code, location) {
      const holders = visits.byCode(code, location);
      const visit =
        holders.find((holder) => isToday(holder, location)) ?? (behaviour.checksDayOfCode ? undefined : holders[0]);
      if (visit !== undefined) return visit;
      throw holders.length === 0 ? refused('codeNotFound', 'no visit of this location has that code') : notToday();
    },
    assertCode(visit, code, location) {
      if (visits.codeOf(visit) !== code) throw refused('codeNotFound', 'the code is missing or wrong');
      if (behaviour.checksDayOfCode && !isToday(visit, location)) throw notToday();
    },
    checkIn(visit) {
      if (visit.deletedAt !== 0) throw refused('visitCanceled', 'the visit is cancelled');
      if (visit.checkedInAt === 0) return visits.update(visit, { checkedInAt: now() });
      if (behaviour.acceptsRepeatedCheckIn) return visit;
      throw refused('alreadyCheckedIn', 'the visitor has been checked in before');
    },
    checkOut(visit) {
      if (visit.checkedOutAt !== 0) {
        if (behaviour.acceptsRepeatedCheckIn) return visit;
        throw refused('alreadyCheckedOut', 'the visitor has been checked out before');
      }
      if (visit.checkedInAt === 0 && !behaviour.acceptsCheckOutWithoutCheckIn) {
        throw refused('notCheckedIn', 'the visitor has not been checked in');
      }
      return visits.update(visit, { checkedOutAt: now() });
    },
  };
}

function notToday(): ApiError {
  return refused('codeNotValidToday', 'the code is valid on the day of the visit only');
}
