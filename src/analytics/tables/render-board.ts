import type { DayBoardQuery } from '../../generated/operations.js';
import { describeUnfresh, type SourceReport } from '../source-report.js';
import { toLocalTime, toPlainText } from './plain-text.js';
import { renderTable } from './render-table.js';

type BoardVisit = NonNullable<DayBoardQuery['visits']>['nodes'][number];

/** The visits of one day, in the order of their times. */
export interface Board {
  /** The day's first moment. */
  readonly day: string;
  readonly timeZone: string;
  readonly visits: readonly BoardVisit[];
  readonly sources: readonly SourceReport[];
}

/** Lines around the rows: title, counts, five of the table, omitted rows, warning. */
const OTHER_LINES = 9;

/**
 * @param height lines of the screen; visitors who have left are omitted first
 * @param problem the reason why the board could not be updated
 */
export function renderBoard(board: Board, height: number, problem: string | null = null): string {
  const { visits, timeZone } = board;
  const room = Math.max(1, height - OTHER_LINES);
  const shown = visits.length <= room ? visits : pickRows(visits, room);
  const table = renderTable<BoardVisit>(
    [
      {
        head: 'time',
        value: ({ scheduledAt, timePrecision }) =>
          timePrecision === 'DAY' ? '' : toLocalTime(scheduledAt, timeZone, 'HH:mm'),
      },
      { head: 'visitor', value: ({ guest }) => guest.name },
      { head: 'company', value: ({ guest }) => guest.company },
      { head: 'people', align: 'right', value: ({ partySize }) => partySize },
      { head: 'host', value: ({ host }) => host?.name ?? '' },
      { head: 'location', value: ({ location }) => location?.name ?? '' },
      { head: 'status', value: ({ status }) => status },
    ],
    shown,
  );
  const warning = describeUnfresh(board.sources);
  return [
    `Visits of ${toLocalTime(board.day, timeZone, 'cccc, d LLLL yyyy')} (${timeZone})`,
    countStatuses(visits),
    table.trimEnd(),
    ...(shown.length < visits.length ? [`and ${visits.length - shown.length} more`] : []),
    ...(warning === '' ? [] : [`Incomplete data: ${warning}`]),
    ...(problem === null ? [] : [`Could not be refreshed: ${toPlainText(problem)}`]),
    '',
  ].join('\n');
}

function countStatuses(visits: readonly BoardVisit[]): string {
  const count = (status: BoardVisit['status']) => visits.filter((visit) => visit.status === status).length;
  const [here, expected, gone] = [count('CHECKED_IN'), count('EXPECTED'), count('CHECKED_OUT')];
  return `Here: ${here}, expected: ${expected}, gone: ${gone}, no-shows: ${count('NO_SHOW')}`;
}

/** Visitors who are here or expected come first. */
function pickRows(visits: readonly BoardVisit[], room: number): readonly BoardVisit[] {
  const isCurrent = ({ isOnSite, status }: BoardVisit) => isOnSite || status === 'EXPECTED';
  const wanted = new Set([...visits.filter(isCurrent), ...visits.filter((visit) => !isCurrent(visit))].slice(0, room));
  return visits.filter((visit) => wanted.has(visit));
}
