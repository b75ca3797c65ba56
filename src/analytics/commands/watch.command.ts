import { Command } from 'commander';
import { startOfDay } from '../../domain/time/time-zone.js';
import { DayBoardDocument, type DayBoardQuery } from '../../generated/operations.js';
import { AnalyticsError, usageError } from '../analytics-error.js';
import { type AnalyticsIo, withGateway } from '../analytics-io.js';
import type { GatewayClient } from '../gateway-client.js';
import { parseWholeNumber } from '../options/choice-options.js';
import { addLocationOption, type LocationOptions, readLocationIds } from '../options/location-option.js';
import { assertTimeZone, parseMoment } from '../options/parse-moment.js';
import { addTimeZoneOption, toRangeVariables } from '../options/range-options.js';
import { readWholeList } from '../read-whole-list.js';
import { reportSources } from '../source-report.js';
import { type Board, renderBoard } from '../tables/render-board.js';
import { showOnScreen } from '../tables/screen.js';
import { addPartialOption } from './table-options.js';

export type BoardVisit = NonNullable<DayBoardQuery['visits']>['nodes'][number];

interface WatchOptions extends LocationOptions {
  readonly timeZone: string;
  readonly day?: string;
  readonly interval: number;
  readonly once?: true;
  readonly allowPartial?: true;
}

const LONGEST_INTERVAL_SECONDS = 3_600;
const MS_PER_SECOND = 1_000;

const HELP = `
Examples:
  visitgraph watch --time-zone America/Sao_Paulo
  visitgraph watch --location Chiado --interval 10
  visitgraph watch --once > board.txt

Ctrl-C ends it.`;

/** `watch`: shows today's board on the terminal and updates it. */
export function createWatchCommand(io: AnalyticsIo): Command {
  const command = new Command('watch')
    .description("show the board of today's visits, refreshed")
    .option('--interval <seconds>', 'time between two updates', parseWholeNumber(1, LONGEST_INTERVAL_SECONDS), 30)
    .option('--day <day>', 'another day than today')
    .option('--once', 'print it once, for scripts');
  addPartialOption(addLocationOption(addTimeZoneOption(command)));
  return command.addHelpText('after', HELP).action((options: WatchOptions) => runCommand(io, options));
}

async function runCommand(io: AnalyticsIo, options: WatchOptions): Promise<void> {
  assertTimeZone(options.timeZone);
  if (options.day !== undefined) parseMoment(options.day, options.timeZone, '--day');
  if (options.once !== true && !io.stdout.isTerminal) {
    throw usageError('watch draws on a terminal, and standard output is not one: --once prints the board as text');
  }
  await withGateway(io, async (client) => {
    const locationIds = await readLocationIds(client, options);
    const readBoard = () => readDay(client, { ...options, locationIds, now: io.now() });
    if (options.once !== true) return refresh(io, readBoard, options.interval);
    const board = await readBoard();
    await io.stdout.write(renderBoard(board, Number.POSITIVE_INFINITY));
    await reportSources(io, board.sources, options);
  });
}

/** Updates the board until an interrupt. A failed update leaves the last board with a message. */
async function refresh(io: AnalyticsIo, readBoard: () => Promise<Board>, intervalSeconds: number): Promise<void> {
  let board = await readBoard();
  let problem: string | null = null;
  await showOnScreen(io.stdout, async (draw) => {
    while (!io.signal.aborted) {
      await draw(renderBoard(board, io.stdout.rows, problem));
      try {
        await io.sleep(intervalSeconds * MS_PER_SECOND);
        board = await readBoard();
        problem = null;
      } catch (error) {
        if (!(error instanceof AnalyticsError)) throw error;
        problem = error.message;
      }
    }
  });
}

async function readDay(
  client: GatewayClient,
  options: {
    readonly day?: string;
    readonly timeZone: string;
    readonly locationIds: readonly string[] | null;
    readonly now: Date;
  },
): Promise<Board> {
  const { timeZone, locationIds, now } = options;
  const from = startOfDay(options.day === undefined ? now : parseMoment(options.day, timeZone, '--day'), timeZone);
  const range = toRangeVariables({ from, to: startOfDay(from, timeZone, 1) });
  const { rows, sources } = await readWholeList<BoardVisit>(async (after) => {
    const { visits } = await client.request(DayBoardDocument, { ...range, locationIds, after });
    return visits && { ...visits, rows: visits.nodes };
  });
  return { day: range.from, timeZone, visits: rows, sources };
}
