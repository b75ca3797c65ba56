import { DateTime } from 'luxon';
import { PURPOSES } from './name-lists.js';
import {
  type Human,
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  MS_PER_SECOND,
  type PlannedVisit,
  type Random,
} from './world.js';

/** Days of the plan before and after the start-up day. */
const DAYS_BACK = 100;
const DAYS_AHEAD = 20;

/** Monday first. */
const WEEKDAY_WEIGHTS: readonly number[] = [0.95, 1.05, 1.1, 1, 0.85, 0.07, 0.03];
/** From midnight on: peaks at 9 to 11 and 14 to 16 o'clock. */
const HOUR_WEIGHTS: readonly number[] = [
  0, 0, 0, 0, 0, 0.1, 0.4, 2, 8, 17, 16, 9, 4, 6, 15, 14, 8, 4, 2, 1, 0.6, 0.2, 0.1, 0,
];
const QUARTER_WEIGHTS: readonly number[] = [40, 15, 30, 15];

const CELLS = 4096;

interface WorkingDaysPlan {
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly timeZone: string;
  /** Maximum of days from the creation to the appointment. */
  readonly leadDays: number;
}

/** Maps two uniform numbers to the time of an appointment, in milliseconds, by a table: there may be a million. */
function createWorkingDays(plan: WorkingDaysPlan): (day: number, hour: number) => number {
  const today = DateTime.fromMillis(plan.startedAt, { zone: plan.timeZone }).startOf('day');
  const days = Array.from({ length: DAYS_BACK + 1 + DAYS_AHEAD }, (_, index) =>
    today.plus({ days: index - DAYS_BACK }),
  );
  const midnights = days.map((day) => day.toMillis());
  const dayTable = toTable(days.map((day, index) => dayWeight(day, index - DAYS_BACK, plan.leadDays)));
  const quarters = HOUR_WEIGHTS.flatMap((weight) => QUARTER_WEIGHTS.map((quarter) => weight * quarter));
  const quarterTable = toTable(quarters);
  return (day, hour) => {
    const midnight = midnights[dayTable[Math.floor(day * CELLS)] ?? 0] ?? 0;
    return midnight + (quarterTable[Math.floor(hour * CELLS)] ?? 0) * 15 * MS_PER_MINUTE;
  };
}

/** Days further ahead have fewer visits. */
function dayWeight(day: DateTime, offset: number, leadDays: number): number {
  const weekday = WEEKDAY_WEIGHTS[day.weekday - 1] ?? 0;
  if (offset <= 0) return weekday;
  if (offset > leadDays) return 0;
  return weekday * 0.7 * (1 - offset / (DAYS_AHEAD + 4));
}

/** Index by cell, each index in as many cells as its weight says. */
function toTable(weights: readonly number[]): Uint16Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const table = new Uint16Array(CELLS);
  let reached = 0;
  let cell = 0;
  for (const [index, weight] of weights.entries()) {
    reached += weight / total;
    while (cell < CELLS && cell < Math.round(reached * CELLS)) table[cell++] = index;
  }
  return table;
}

const CANCELLED_SHARE = 0.04;
const NO_SHOW_SHARE = 0.083;
/** Share of arrivals without a check-out, still inside after days. */
const STAYING_SHARE = 0.004;
/** Share of arrivals with a check-out a day or more later. */
const OVERNIGHT_SHARE = 0.006;

interface VisitsPlan {
  readonly count: number;
  readonly hosts: number;
  readonly leadDays: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly timeZone: string;
  readonly humans: readonly Human[];
  readonly random: Random;
}

/** 0 in a time column: did not happen. */
interface VisitColumns {
  readonly humans: Uint32Array;
  readonly hosts: Uint32Array;
  readonly createdAt: Float64Array;
  readonly expectedAt: Float64Array;
  readonly arrivedAt: Float64Array;
  readonly leftAt: Float64Array;
  readonly isCancelled: Uint8Array;
  readonly partySizes: Uint8Array;
  readonly purposes: Uint8Array;
}

/** Plans in columns, which suit a million visits, and yields objects one by one. */
export function* planVisits(plan: VisitsPlan): Generator<PlannedVisit> {
  const columns = fillColumns(plan);
  let index = 0;
  for (const row of rowsByCreation(columns.createdAt)) {
    const human = plan.humans[columns.humans[row] ?? 0];
    if (human === undefined) return;
    const arrivedAt = columns.arrivedAt[row] ?? 0;
    const leftAt = columns.leftAt[row] ?? 0;
    yield {
      index,
      human,
      host: columns.hosts[row] ?? 0,
      createdAt: columns.createdAt[row] ?? 0,
      expectedAt: columns.expectedAt[row] ?? 0,
      ...(arrivedAt === 0 ? {} : { arrivedAt }),
      ...(leftAt === 0 ? {} : { leftAt }),
      isCancelled: columns.isCancelled[row] === 1,
      partySize: columns.partySizes[row] ?? 1,
      purpose: PURPOSES[columns.purposes[row] ?? 0] ?? '',
    };
    index += 1;
  }
}

function fillColumns(plan: VisitsPlan): VisitColumns {
  const { count, random, startedAt } = plan;
  const columns = emptyColumns(count);
  const timeOf = createWorkingDays(plan);
  for (let row = 0; row < count; row += 1) {
    const expectedAt = timeOf(random.next(), random.next());
    columns.expectedAt[row] = expectedAt;
    columns.humans[row] = drawHuman(random, plan.humans.length);
    columns.hosts[row] = Math.floor(random.next() ** 1.4 * plan.hosts);
    columns.partySizes[row] = random.chance(0.84) ? 1 : 2 + random.below(4);
    columns.purposes[row] = random.below(PURPOSES.length);
    const fate = random.next();
    columns.isCancelled[row] = fate < CANCELLED_SHARE ? 1 : 0;
    const arrivedAt = fate < CANCELLED_SHARE + NO_SHOW_SHARE ? 0 : drawArrival(random, expectedAt, startedAt);
    columns.arrivedAt[row] = arrivedAt;
    columns.leftAt[row] = arrivedAt === 0 ? 0 : drawDeparture(random, arrivedAt, startedAt);
    columns.createdAt[row] = drawCreation(random, plan, arrivedAt === 0 ? expectedAt : Math.min(arrivedAt, expectedAt));
  }
  return columns;
}

function emptyColumns(count: number): VisitColumns {
  return {
    humans: new Uint32Array(count),
    hosts: new Uint32Array(count),
    createdAt: new Float64Array(count),
    expectedAt: new Float64Array(count),
    arrivedAt: new Float64Array(count),
    leftAt: new Float64Array(count),
    isCancelled: new Uint8Array(count),
    partySizes: new Uint8Array(count),
    purposes: new Uint8Array(count),
  };
}

/** One human in a hundred comes nearly daily, one in twelve weekly; these are the first ones. */
function drawHuman(random: Random, count: number): number {
  const tier = random.next();
  if (tier < 0.12) return random.below(Math.ceil(count * 0.01));
  if (tier < 0.4) return random.below(Math.ceil(count * 0.08));
  return random.below(count);
}

/** From 20 minutes early to 40 late, mostly on time; 0 when that is in the future. */
function drawArrival(random: Random, expectedAt: number, startedAt: number): number {
  const minutes = (random.next() + random.next()) * 30 - 20;
  const arrivedAt = toSeconds(expectedAt + minutes * MS_PER_MINUTE);
  return arrivedAt < startedAt ? arrivedAt : 0;
}

function drawDeparture(random: Random, arrivedAt: number, startedAt: number): number {
  const kind = random.next();
  if (kind < STAYING_SHARE) return 0;
  const isOvernight = kind < STAYING_SHARE + OVERNIGHT_SHARE;
  const stayMs = isOvernight
    ? (0.8 + random.next() * 3) * MS_PER_DAY
    : 12 * MS_PER_MINUTE + random.next() * random.next() * 7 * MS_PER_HOUR;
  const leftAt = toSeconds(arrivedAt + stayMs);
  return leftAt < startedAt ? leftAt : 0;
}

/** A fifth on the same day, the others up to `leadDays` before, mostly few days; never after the start-up. */
function drawCreation(random: Random, { leadDays, startedAt }: VisitsPlan, firstTime: number): number {
  const leadMs = leadDays * MS_PER_DAY;
  const share = random.chance(0.2) ? random.next() * 0.01 : random.next() ** 2;
  const latest = Math.min(firstTime, startedAt) - (leadDays === 0 ? 0 : MS_PER_MINUTE);
  const longestMs = Math.max(0, leadMs - (firstTime - latest));
  return toSeconds(latest - share * longestMs);
}

function toSeconds(instant: number): number {
  return Math.floor(instant / MS_PER_SECOND) * MS_PER_SECOND;
}

/** Rows in the order of their creation. Second and row share one number, which sorts without a comparator. */
function rowsByCreation(createdAt: Float64Array): Float64Array {
  const earliest = createdAt.reduce((least, instant) => Math.min(least, instant), Number.POSITIVE_INFINITY);
  const count = createdAt.length;
  const keys = createdAt.map((instant, row) => ((instant - earliest) / MS_PER_SECOND) * count + row).sort();
  return keys.map((key) => key % count);
}
