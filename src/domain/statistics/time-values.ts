import { MS_PER_DAY } from '../time/time-range.js';
import type { VisitDimension } from './visit-stats.js';

/** The dimensions of time. */
export const TIME_DIMENSIONS = ['DAY', 'WEEK', 'MONTH', 'HOUR_OF_DAY', 'DAY_OF_WEEK'] as const;
export type TimeDimension = (typeof TIME_DIMENSIONS)[number];

export function isTimeDimension(dimension: VisitDimension): dimension is TimeDimension {
  return TIME_DIMENSIONS.some((candidate) => candidate === dimension);
}

const DAYS_OF_WEEK = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A local day and hour. */
export interface LocalHour {
  readonly dayNumber: number;
  readonly hour: number;
}

interface TimeRule {
  /** As `VisitDimension` describes it. */
  readonly value: (time: LocalHour) => string;
  /** In words. */
  readonly label: (time: LocalHour) => string;
  /** Number of the first day of the value; null for a value that recurs. */
  readonly firstDay: (dayNumber: number) => number | null;
}

export const TIME_RULES: Readonly<Record<TimeDimension, TimeRule>> = {
  DAY: {
    value: ({ dayNumber }) => isoDay(dayNumber),
    label: ({ dayNumber }) => `${dateOf(dayNumber).getUTCDate()} ${monthLabel(dayNumber)}`,
    firstDay: (dayNumber) => dayNumber,
  },
  WEEK: {
    value: ({ dayNumber }) => {
      const { year, week } = isoWeek(dayNumber);
      return `${year}-W${padded(week)}`;
    },
    label: ({ dayNumber }) => {
      const { year, week } = isoWeek(dayNumber);
      return `week ${week} of ${year}`;
    },
    firstDay: (dayNumber) => dayNumber - daysSinceMonday(dayNumber),
  },
  MONTH: {
    value: ({ dayNumber }) => isoDay(dayNumber).slice(0, -3),
    label: ({ dayNumber }) => monthLabel(dayNumber),
    firstDay: (dayNumber) => dayNumber - dateOf(dayNumber).getUTCDate() + 1,
  },
  HOUR_OF_DAY: {
    value: ({ hour }) => padded(hour),
    label: ({ hour }) => `${padded(hour)}:00 to ${padded((hour + 1) % 24)}:00`,
    firstDay: () => null,
  },
  DAY_OF_WEEK: {
    value: ({ dayNumber }) => String(daysSinceMonday(dayNumber) + 1),
    label: ({ dayNumber }) => DAYS_OF_WEEK[daysSinceMonday(dayNumber)] ?? '',
    firstDay: () => null,
  },
};

function dateOf(dayNumber: number): Date {
  return new Date(dayNumber * MS_PER_DAY);
}

function isoDay(dayNumber: number): string {
  return dateOf(dayNumber).toISOString().slice(0, 10);
}

function monthLabel(dayNumber: number): string {
  const date = dateOf(dayNumber);
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** 1970-01-01 was a Thursday. */
function daysSinceMonday(dayNumber: number): number {
  return (((dayNumber + 3) % 7) + 7) % 7;
}

/** A week belongs to the year of its Thursday. */
function isoWeek(dayNumber: number): { year: number; week: number } {
  const thursday = dayNumber - daysSinceMonday(dayNumber) + 3;
  const year = dateOf(thursday).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1) / MS_PER_DAY) / 7) + 1;
  return { year, week };
}

function padded(number: number): string {
  return String(number).padStart(2, '0');
}
