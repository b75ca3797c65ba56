import { type Command, InvalidArgumentError, Option } from 'commander';
import { localDay, startOfDay, startOfLocalDay } from '../../domain/time/time-zone.js';
import { usageError } from '../analytics-error.js';
import { assertTimeZone, parseMoment } from './parse-moment.js';

export interface RangeOptions {
  readonly from?: string;
  readonly to?: string;
  /** In days. */
  readonly last?: number;
  /** `YYYY-MM`; true = the month of today. */
  readonly month?: string | true;
  readonly today?: true;
  readonly timeZone: string;
}

export interface TimeRange {
  readonly from: Date;
  /** Not included. */
  readonly to: Date;
}

const DEFAULT_DAYS = 30;
const DAYS_OF_UNIT = { d: 1, w: 7 } as const;

export function addTimeZoneOption(command: Command): Command {
  return command.option('--time-zone <zone>', 'IANA zone of days and of the times shown', 'UTC');
}

/** The options for a range, of which one may be used; default: the last 30 days, including today. */
export function addRangeOptions(command: Command): Command {
  return addTimeZoneOption(
    command
      .option('--from <moment>', 'start: a day in --time-zone, or a time (default: 30 days before the end)')
      .option('--to <moment>', 'end, not included: a day or a time (default: the end of today)')
      .addOption(
        new Option('--last <span>', 'a number of days or weeks, including today: 30d, 8w')
          .argParser(parseSpan)
          .conflicts(['from', 'to']),
      )
      .addOption(
        new Option('--month [month]', 'one month: 2026-06; without a value the current one').conflicts([
          'from',
          'to',
          'last',
        ]),
      )
      .addOption(new Option('--today', 'today').conflicts(['from', 'to', 'last', 'month'])),
  );
}

/** @throws AnalyticsError for a malformed zone, moment, month or range */
export function readRange(options: RangeOptions, now: Date): TimeRange {
  const { from, to, timeZone, last, month, today } = options;
  assertTimeZone(timeZone);
  if (month !== undefined) return readMonth(month, timeZone, now);
  const days = today === true ? 1 : (last ?? DEFAULT_DAYS);
  const end = to === undefined ? startOfDay(now, timeZone, 1) : parseMoment(to, timeZone, '--to');
  const start = from === undefined ? startOfDay(end, timeZone, -days) : parseMoment(from, timeZone, '--from');
  if (start >= end) {
    throw usageError(
      `--from ${from ?? ''} is not before --to ${to ?? ''}: the end is not included`.replace(/ +/g, ' '),
    );
  }
  return { from: start, to: end };
}

function readMonth(month: string | true, timeZone: string, now: Date): TimeRange {
  const text = month === true ? localDay(now, timeZone).slice(0, 7) : month;
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw usageError(`--month: "${text}" is not a month such as 2026-06`);
  const next = new Date(`${text}-01T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return {
    from: startOfLocalDay(`${text}-01`, timeZone),
    to: startOfLocalDay(next.toISOString().slice(0, 10), timeZone),
  };
}

function parseSpan(text: string): number {
  const [, digits, unit] = /^(\d{1,4})([dw])$/i.exec(text) ?? [];
  const days = Number(digits) * DAYS_OF_UNIT[unit?.toLowerCase() === 'w' ? 'w' : 'd'];
  if (!(days > 0)) throw new InvalidArgumentError('Expected a number of days or weeks, such as 30d or 8w.');
  return days;
}

/** The range as variables of a document. */
export function toRangeVariables({ from, to }: TimeRange): { readonly from: string; readonly to: string } {
  return { from: from.toISOString(), to: to.toISOString() };
}
