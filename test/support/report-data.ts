import { DateTime } from 'luxon';
import type { ReportData, ReportPeriod, ReportSourceState } from '../../src/analytics/report/report-data.js';

const SPLIT = { SPACEBRING: 5, W3LCOME: 3, RESIDENT: 2 };
const VISITS = SPLIT.SPACEBRING + SPLIT.W3LCOME + SPLIT.RESIDENT;

const COMPLETE: readonly ReportSourceState[] = (['SPACEBRING', 'W3LCOME', 'RESIDENT'] as const).map((source) => ({
  source,
  status: 'FRESH',
  asOf: '2026-06-15T15:00:00.000Z',
  recordCount: 10,
  error: null,
}));

/** A report about days that are all alike: ten visits each. */
export function makeReportData(changes: Partial<ReportData> = {}, dayCount = 14): ReportData {
  const first = DateTime.utc(2026, 6, 1);
  const end = first.plus({ days: dayCount }).toJSDate();
  const days = Array.from({ length: dayCount }, (_, index) => makeDay(first.plus({ days: index })));
  return {
    isMadeUp: false,
    scope: { from: first.toJSDate().toISOString(), to: end.toISOString(), timeZone: 'UTC', locations: null },
    period: 'DAY',
    totals: {
      visits: VISITS * dayCount,
      people: 12_345,
      uniqueVisitors: 100,
      returningVisitors: 25,
      checkedIn: 80,
      noShows: dayCount,
      cancelled: 3,
      noShowRate: 0.1,
      averageDurationMinutes: 95,
      medianDurationMinutes: 80,
      peakOnSite: 17,
      peakOnSiteAt: '2026-06-03T11:40:00.000Z',
      neverCheckedOut: 4,
      withoutTime: 6,
    },
    sources: (['SPACEBRING', 'W3LCOME', 'RESIDENT'] as const).map((source) => ({
      source,
      visits: SPLIT[source] * dayCount,
      people: SPLIT[source] * dayCount,
      uniqueVisitors: 40,
      noShows: 1,
      noShowRate: 0.1,
      medianDurationMinutes: 80,
    })),
    periods: days,
    hours: Array.from({ length: 7 * 24 }, (_, index) => ({
      dayOfWeek: Math.floor(index / 24) + 1,
      hour: index % 24,
      visits: index === 34 ? 12 : 1,
      days: 2,
    })),
    hosts: {
      top: [{ name: 'Ana Souza', visits: 9, uniqueVisitors: 8 }],
      count: 1,
      visitsWithHost: 9,
      visitsWithoutHost: 1,
    },
    stays: {
      binMinutes: 30,
      bins: new Array<number>(24).fill(2),
      longer: 2,
      counted: 50,
      withoutTime: 7,
      isComplete: true,
    },
    completeness: COMPLETE,
    ...changes,
  };
}

/** A report about a range in which nothing happened. */
export function makeEmptyReportData(): ReportData {
  const full = makeReportData();
  const nothing = { visits: 0, uniqueVisitors: 0, noShows: 0, noShowRate: null };
  return {
    ...full,
    totals: {
      ...nothing,
      people: 0,
      returningVisitors: 0,
      checkedIn: 0,
      cancelled: 0,
      averageDurationMinutes: null,
      medianDurationMinutes: null,
      peakOnSite: 0,
      peakOnSiteAt: null,
      neverCheckedOut: 0,
      withoutTime: 0,
    },
    sources: full.sources.map((source) => ({ ...source, ...nothing, people: 0, medianDurationMinutes: null })),
    periods: full.periods.map((period) => ({
      ...period,
      ...nothing,
      visitsBySource: { SPACEBRING: 0, W3LCOME: 0, RESIDENT: 0 },
      returningVisitors: 0,
      peakOnSite: 0,
      peakOnSiteAt: null,
    })),
    hours: full.hours.map((hour) => ({ ...hour, visits: 0 })),
    hosts: { top: [], count: 0, visitsWithHost: 0, visitsWithoutHost: 0 },
    stays: {
      binMinutes: 30,
      bins: new Array<number>(24).fill(0),
      longer: 0,
      counted: 0,
      withoutTime: 0,
      isComplete: true,
    },
  };
}

function makeDay(day: DateTime): ReportPeriod {
  return {
    start: day.toFormat('yyyy-MM-dd'),
    end: day.plus({ days: 1 }).toFormat('yyyy-MM-dd'),
    isWhole: true,
    visits: VISITS,
    visitsBySource: SPLIT,
    noShows: 1,
    noShowRate: 0.1,
    uniqueVisitors: 8,
    returningVisitors: 2,
    peakOnSite: 17,
    peakOnSiteAt: day.set({ hour: 11, minute: 40 }).toISO(),
  };
}
