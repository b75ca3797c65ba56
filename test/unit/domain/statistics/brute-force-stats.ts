import { DateTime } from 'luxon';
import type { Visit } from '../../../../src/domain/model/visit.js';
import type { VisitDimension, VisitMetrics } from '../../../../src/domain/statistics/visit-stats.js';
import type { TimeRange } from '../../../../src/domain/time/time-range.js';

/** Where the values of a visit's location and host come from. */
export interface BruteForceRules {
  readonly timeZone: string;
  readonly locationOf: (visit: Visit) => string;
  readonly hostOf: (visit: Visit) => string;
}

export interface BruteForceBucket {
  readonly startsAt: Date | null;
  readonly values: readonly string[];
  readonly metrics: VisitMetrics;
}

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const DAY = 96 * QUARTER;
const TIME_FORMATS: Readonly<Record<string, string>> = {
  DAY: 'yyyy-MM-dd',
  WEEK: "kkkk-'W'WW",
  MONTH: 'yyyy-MM',
  HOUR_OF_DAY: 'HH',
  DAY_OF_WEEK: 'c',
};
const START_UNITS = { DAY: 'day', WEEK: 'week', MONTH: 'month' } as const;

const format = (instant: Date, timeZone: string, dimension: string): string =>
  DateTime.fromJSDate(instant, { zone: timeZone }).toFormat(TIME_FORMATS[dimension] ?? '');

/** The statistics as their definitions say them, visit by visit and moment by moment; slow, and sharing nothing with the real ones. */
export function bruteForceStats(
  world: { counted: readonly Visit[]; present: readonly Visit[]; inRange: readonly Visit[]; span: TimeRange },
  groupBy: readonly VisitDimension[],
  rules: BruteForceRules,
): { totals: VisitMetrics; buckets: BruteForceBucket[] } {
  const { counted, present, span } = world;
  const moments = momentsOf(present, span);
  const personOf = createPersonOf(world.inRange);
  const valueIn = (visit: Visit, dimension: VisitDimension): string => {
    if (dimension === 'SOURCE') return visit.source;
    if (dimension === 'STATUS') return visit.status;
    if (dimension === 'LOCATION') return rules.locationOf(visit);
    if (dimension === 'HOST') return rules.hostOf(visit);
    return format(visit.scheduledAt, rules.timeZone, dimension);
  };
  const isOfTime = (dimension: VisitDimension) => dimension in TIME_FORMATS;
  const momentsWith = (values: readonly string[]) =>
    moments.filter((moment) =>
      groupBy.every(
        (dimension, place) => !isOfTime(dimension) || format(moment, rules.timeZone, dimension) === values[place],
      ),
    );
  const groups = new Map<string, Visit[]>();
  const hasPlace = ({ timePrecision }: Visit) => timePrecision === 'MINUTE' || !groupBy.includes('HOUR_OF_DAY');
  for (const visit of groupBy.length === 0 ? [] : counted.filter(hasPlace)) {
    const key = groupBy.map((dimension) => valueIn(visit, dimension)).join('\n');
    groups.set(key, [...(groups.get(key) ?? []), visit]);
  }
  const buckets = [...groups].map(([key, visits]) => {
    const values = key.split('\n');
    const alike = present.filter((visit) =>
      groupBy.every((dimension, place) => isOfTime(dimension) || valueIn(visit, dimension) === values[place]),
    );
    return {
      startsAt: startOf(visits[0]?.scheduledAt ?? new Date(0), groupBy, rules.timeZone),
      values,
      metrics: { ...figures(visits, counted, personOf), ...peak(alike, momentsWith(values)) },
    };
  });
  buckets.sort((left, right) => {
    const place = left.values.findIndex((value, index) => value !== right.values[index]);
    return (left.values[place] ?? '') < (right.values[place] ?? '') ? -1 : 1;
  });
  return { totals: { ...figures(counted, counted, personOf), ...peak(present, moments) }, buckets };
}

/** The assumed end of a stay that nobody closed is over. */
const isForgotten = ({ checkedInAt, checkedOutAt, stayEndsBy, evaluatedAt }: Visit) =>
  checkedInAt !== null && checkedOutAt === null && stayEndsBy !== null && stayEndsBy <= evaluatedAt;

/** Presence can only begin or grow when somebody comes, when the span starts, or at a full quarter, where local hours begin. */
function momentsOf(present: readonly Visit[], { from, to }: TimeRange): Date[] {
  const times = new Set([from.getTime()]);
  for (let time = Math.ceil(from.getTime() / QUARTER) * QUARTER; time < to.getTime(); time += QUARTER) times.add(time);
  for (const { checkedInAt, arrivalDayEndsAt } of present) {
    for (const time of [checkedInAt, arrivalDayEndsAt]) if (time) times.add(time.getTime());
  }
  for (const { scheduledAt } of present) times.add(scheduledAt.getTime() - DAY);
  return [...times]
    .filter((time) => time >= from.getTime() && time < to.getTime())
    .sort((left, right) => left - right)
    .map((time) => new Date(time));
}

function peak(visits: readonly Visit[], moments: readonly Date[]): Pick<VisitMetrics, 'peakOnSite' | 'peakOnSiteAt'> {
  const isThere = (visit: Visit, moment: Date) => {
    const { checkedInAt, checkedOutAt, isOnSite, evaluatedAt, stayEndsBy, scheduledAt } = visit;
    const leftOnDay = checkedOutAt !== null && visit.departurePrecision === 'DAY';
    const left = leftOnDay
      ? stayEndsBy
      : (checkedOutAt ?? (isOnSite ? evaluatedAt : isForgotten(visit) ? stayEndsBy : null));
    const isInReach =
      moment.getTime() >= scheduledAt.getTime() - DAY && moment.getTime() < scheduledAt.getTime() + (7 + 2) * DAY;
    const isBeforeEnd = stayEndsBy === null || moment < stayEndsBy;
    const came = visit.arrivalDayEndsAt ?? checkedInAt;
    return (
      checkedInAt !== null &&
      came !== null &&
      left !== null &&
      came <= moment &&
      moment < left &&
      isBeforeEnd &&
      isInReach
    );
  };
  let found: Pick<VisitMetrics, 'peakOnSite' | 'peakOnSiteAt'> = { peakOnSite: 0, peakOnSiteAt: null };
  for (const moment of moments) {
    const people = visits.filter((visit) => isThere(visit, moment)).reduce((sum, { partySize }) => sum + partySize, 0);
    if (people > found.peakOnSite) found = { peakOnSite: people, peakOnSiteAt: moment };
  }
  return found;
}

function figures(
  visits: readonly Visit[],
  counted: readonly Visit[],
  personOf: (visit: Visit) => string,
): Omit<VisitMetrics, 'peakOnSite' | 'peakOnSiteAt'> {
  const came = (visit: Visit) => !['CANCELLED', 'DENIED', 'NO_SHOW'].includes(visit.status);
  const arrived = (visit: Visit) => visit.checkedInAt !== null || ['CHECKED_IN', 'CHECKED_OUT'].includes(visit.status);
  const isEarlier = (other: Visit, visit: Visit) =>
    came(other) && personOf(other) === personOf(visit) && other.scheduledAt < visit.scheduledAt;
  const returned = visits.filter(came).filter((visit) => counted.some((other) => isEarlier(other, visit)));
  const expected = visits.filter(({ wasExpected }) => wasExpected);
  const missed = expected.filter(({ status }) => status === 'NO_SHOW').length;
  const kept = expected.filter(arrived).length;
  const minutes = visits
    .flatMap(({ timePrecision, departurePrecision, checkedInAt, checkedOutAt }) =>
      timePrecision === 'MINUTE' && departurePrecision === 'MINUTE' && checkedInAt && checkedOutAt
        ? [Math.max(0, checkedOutAt.getTime() - checkedInAt.getTime()) / MINUTE]
        : [],
    )
    .sort((left, right) => left - right);
  const middle = minutes.length >> 1;
  const [lower = 0, upper = 0] = minutes.slice(minutes.length % 2 === 0 ? middle - 1 : middle);
  return {
    visits: visits.length,
    people: visits.reduce((sum, { partySize }) => sum + partySize, 0),
    uniqueVisitors: new Set(visits.filter(came).map(personOf)).size,
    returningVisitors: new Set(returned.map(personOf)).size,
    checkedIn: visits.filter(arrived).length,
    neverCheckedOut: visits.filter(isForgotten).length,
    noShows: visits.filter(({ status }) => status === 'NO_SHOW').length,
    cancelled: visits.filter(({ status }) => status === 'CANCELLED').length,
    withoutDuration: visits.filter(
      ({ timePrecision, departurePrecision, checkedInAt, checkedOutAt }) =>
        checkedInAt && checkedOutAt && [timePrecision, departurePrecision].includes('DAY'),
    ).length,
    withoutTime: visits.filter(({ timePrecision }) => timePrecision === 'DAY').length,
    noShowRate: missed + kept === 0 ? null : missed / (missed + kept),
    averageDurationMinutes:
      minutes.length === 0 ? null : minutes.reduce((sum, length) => sum + length, 0) / minutes.length,
    medianDurationMinutes: minutes.length === 0 ? null : minutes.length % 2 === 0 ? (lower + upper) / 2 : lower,
  };
}

function createPersonOf(visits: readonly Visit[]): (visit: Visit) => string {
  return ({ visitor: { email, phoneE164, source, reference } }) => {
    if (email !== null) return email;
    if (phoneE164 === null) return `${source}/${reference}`;
    const emails = new Set(
      visits.flatMap(({ visitor }) => (visitor.phoneE164 === phoneE164 ? (visitor.email ?? []) : [])),
    );
    return emails.size === 1 ? [...emails].join('') : phoneE164;
  };
}

function startOf(instant: Date, groupBy: readonly VisitDimension[], timeZone: string): Date | null {
  const starts = groupBy.flatMap((dimension) => {
    if (dimension === 'DAY') return firstQuarterOfDay(instant, timeZone).getTime();
    if (dimension !== 'WEEK' && dimension !== 'MONTH') return [];
    return DateTime.fromJSDate(instant, { zone: timeZone }).startOf(START_UNITS[dimension]).toMillis();
  });
  return starts.length === 0 ? null : new Date(Math.max(...starts));
}

/** Not asked of the library: a day may begin twice, or later than midnight. */
function firstQuarterOfDay(instant: Date, timeZone: string): Date {
  const day = format(instant, timeZone, 'DAY');
  const lastMs = Math.floor(instant.getTime() / QUARTER) * QUARTER;
  const quarters = Array.from({ length: 110 }, (_, step) => new Date(lastMs - step * QUARTER));
  const before = quarters.findIndex((quarter) => format(quarter, timeZone, 'DAY') !== day);
  return quarters[before - 1] ?? instant;
}
