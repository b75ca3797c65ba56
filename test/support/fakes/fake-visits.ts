import type { Visit, VisitQuery, VisitSource } from '../../../src/domain/model/visit.js';
import { isWithin } from '../../../src/domain/time/time-range.js';
import { type FakeSource, findRecord } from './fake-data.js';

/** Statuses are as the data says, whatever the hour. */
export function createFakeVisits({ data, begin, toSlice }: FakeSource): VisitSource {
  /** A visit without a location of its own is at its host's. */
  function locationOf(visit: Visit): string | undefined {
    if (visit.location !== undefined) return visit.location?.sourceId;
    const hostId = visit.host?.sourceId;
    return hostId === undefined ? undefined : findRecord(data.people, hostId)?.location?.sourceId;
  }

  const matching = ({ now, hostIds, locationIds }: Omit<VisitQuery, 'range'>): Visit[] =>
    (data.visits ?? [])
      .filter((visit) => hostIds === undefined || hostIds.includes(visit.host?.sourceId ?? ''))
      .filter((visit) => locationIds === undefined || locationIds.includes(locationOf(visit) ?? ''))
      .map((visit) => evaluatedAt(visit, now));

  return {
    isReadInParts: false,
    longestStayDays: 2,
    async readVisits({ range, ...query }) {
      await begin('readVisits');
      return toSlice(matching(query).filter(({ scheduledAt }) => isWithin(range, scheduledAt)));
    },
    async readVisitsOnSite(query) {
      await begin('readVisitsOnSite');
      return toSlice(matching(query).filter(({ isOnSite }) => isOnSite));
    },
    async loadVisit(sourceId, now) {
      await begin('loadVisit');
      const visit = findRecord(data.visits, sourceId);
      return visit === null ? null : evaluatedAt(visit, now);
    },
  };
}

function evaluatedAt(visit: Visit, now: Date): Visit {
  return Object.freeze({ ...visit, evaluatedAt: now });
}
