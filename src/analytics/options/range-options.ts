import type { Command } from 'commander';
import { startOfDay } from '../../domain/time/time-zone.js';
import { usageError } from '../analytics-error.js';
import { assertTimeZone, parseMoment } from './parse-moment.js';

export interface RangeOptions {
  readonly from?: string;
  readonly to?: string;
  readonly timeZone: string;
}

export interface TimeRange {
  readonly from: Date;
  /** Not included. */
  readonly to: Date;
}

const DEFAULT_DAYS = 30;

export function addTimeZoneOption(command: Command): Command {
  return command.option('--time-zone <zone>', 'IANA zone of days and of the times shown', 'UTC');
}

/** `--from` and `--to`, by default the last 30 days, today included. */
export function addRangeOptions(command: Command): Command {
  return addTimeZoneOption(
    command
      .option('--from <moment>', 'start: a day in --time-zone, or a time (default: 30 days before the end)')
      .option('--to <moment>', 'end, not included: a day or a time (default: the end of today)'),
  );
}

/** @throws AnalyticsError for what is no zone, no moment, or no range. */
export function readRange({ from, to, timeZone }: RangeOptions, now: Date): TimeRange {
  assertTimeZone(timeZone);
  const end = to === undefined ? startOfDay(now, timeZone, 1) : parseMoment(to, timeZone, '--to');
  const start = from === undefined ? startOfDay(end, timeZone, -DEFAULT_DAYS) : parseMoment(from, timeZone, '--from');
  if (start >= end) {
    throw usageError(
      `--from ${from ?? ''} is not before --to ${to ?? ''}: the end is not included`.replace(/ +/g, ' '),
    );
  }
  return { from: start, to: end };
}

/** As variables of a document. */
export function toRangeVariables({ from, to }: TimeRange): { readonly from: string; readonly to: string } {
  return { from: from.toISOString(), to: to.toISOString() };
}
