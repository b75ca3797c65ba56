import { refused } from '../api-error.js';
import type { UndocumentedBehaviour } from '../undocumented-behaviour.js';
import type { SandboxLocation } from './directory.js';
import { localDayOf } from './local-day.js';
import type { VisitRecord } from './visit-record.js';
import type { VisitStore } from './visit-store.js';

/** The reception: finds a visit by its code and lets the visitor in and out. */
export interface VisitDesk {
  /** 400 for a code that no visit of the location has, or whose day it is not. */
  byCode(code: string, location: SandboxLocation): VisitRecord;
  checkIn(visit: VisitRecord): VisitRecord;
  checkOut(visit: VisitRecord): VisitRecord;
}

export interface VisitDeskParts {
  readonly visits: VisitStore;
  readonly behaviour: UndocumentedBehaviour;
  now(): number;
}

export function createVisitDesk({ visits, behaviour, now }: VisitDeskParts): VisitDesk {
  return {
    byCode(code, location) {
      const today = localDayOf(now(), location.timeZone);
      const isToday = ({ date }: VisitRecord): boolean => date >= today.from && date < today.to;
      const holders = visits.byCode(code, location);
      const visit = holders.find(isToday) ?? (behaviour.checksDayOfCode ? undefined : holders[0]);
      if (visit !== undefined) return visit;
      throw holders.length === 0
        ? refused('codeNotFound', 'no visit of this location has that code')
        : refused('codeNotValidToday', 'the code is valid on the day of the visit only');
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
