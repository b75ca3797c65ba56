import type { BoardReportFragment, BoardVisitFragment, Source, VisitStatus } from './generated/operations';

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
export function clockTime(instant: string): string {
  return new Date(instant).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
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
export function describeTimes({ checkedInAt, checkedOutAt }: BoardVisitFragment): string | null {
  if (checkedOutAt !== null) return `left ${clockTime(checkedOutAt)}`;
  return checkedInAt === null ? null : `since ${clockTime(checkedInAt)}`;
}
