import type { BoardReportFragment, BoardVisitFragment, Source, VisitStatus } from './generated/operations.js';

export const SOURCE_WORDS: Readonly<Record<Source, string>> = {
  SPACEBRING: 'Spacebring',
  W3LCOME: 'W3lcome',
  RESIDENT: 'Residents',
};

export const STATUS_WORDS: Readonly<Record<VisitStatus, string>> = {
  EXPECTED: 'Expected',
  CHECKED_IN: 'On site',
  CHECKED_OUT: 'Left',
  NO_SHOW: 'Did not come',
  CANCELLED: 'Called off',
  DENIED: 'Refused',
};

/** In the zone of the browser, as the day of the board is. */
function clockTime(instant: string): string {
  return new Date(instant).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

/** When a visit is scheduled: today's by the time of day, where the source knows one, others by the day. */
export function describeSchedule({ scheduledAt, timePrecision }: BoardVisitFragment): string {
  return isToday(scheduledAt) && timePrecision === 'DAY' ? 'Today' : timeOrDay(scheduledAt);
}

function isToday(instant: string): boolean {
  return new Date(instant).toDateString() === new Date().toDateString();
}

/** The time of day of an instant of today, the day of any other. */
function timeOrDay(instant: string): string {
  return isToday(instant)
    ? clockTime(instant)
    : new Date(instant).toLocaleDateString([], { day: 'numeric', month: 'short' });
}

export function describeState({ status, neverCheckedOut }: BoardVisitFragment): string {
  return neverCheckedOut ? 'No check-out' : STATUS_WORDS[status];
}

/** What is wrong with what one source contributed; null where nothing is. */
export function describeReport({ source, status, asOf, error }: BoardReportFragment): string | null {
  const name = SOURCE_WORDS[source];
  const reason = error === null ? '' : ` (${error.message})`;
  switch (status) {
    case 'FAILED':
      return `${name}: the source cannot be read, its visits are missing${reason}.`;
    case 'PARTIAL':
      return `${name}: the source was read in part, some of its visits may be missing${reason}.`;
    case 'STALE':
      return `${name}: the source cannot be read now, its visits are shown as of ${asOf === null ? 'earlier' : clockTime(asOf)}${reason}.`;
    default:
      return null;
  }
}

/** What happened last, in a few words. */
export function describeTimes(visit: BoardVisitFragment): string | null {
  const { checkedInAt, checkedOutAt, timePrecision, departurePrecision } = visit;
  if (checkedOutAt !== null) return `left ${knownTime(checkedOutAt, departurePrecision)}`;
  return checkedInAt === null ? null : `since ${knownTime(checkedInAt, timePrecision)}`;
}

function knownTime(instant: string, precision: BoardVisitFragment['timePrecision']): string {
  return precision === 'DAY' && isToday(instant) ? 'today' : timeOrDay(instant);
}
