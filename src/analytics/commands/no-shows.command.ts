import { Command } from 'commander';
import { NoShowsDocument, type NoShowsQuery } from '../../generated/operations.js';
import { type AnalyticsIo, withGateway } from '../analytics-io.js';
import { addLocationOption, type LocationOptions, readLocationIds } from '../options/location-option.js';
import { addRangeOptions, type RangeOptions, readRange, toRangeVariables } from '../options/range-options.js';
import { readWholeList } from '../read-whole-list.js';
import { reportSources } from '../source-report.js';
import { toKnownTime } from '../tables/plain-text.js';
import { renderTable } from '../tables/render-table.js';
import { addTableOptions, type TableOptions, toJsonText } from './table-options.js';

type MissedVisit = NonNullable<NoShowsQuery['visits']>['nodes'][number];

interface NoShowsOptions extends RangeOptions, LocationOptions, TableOptions {}

const HELP = `
Examples:
  visitgraph no-shows --last 2w
  visitgraph no-shows --location Chiado --time-zone Europe/Lisbon --json`;

/** `no-shows`: who was expected and did not come. */
export function createNoShowsCommand(io: AnalyticsIo): Command {
  const command = new Command('no-shows').description('list who was expected and did not come');
  addTableOptions(addLocationOption(addRangeOptions(command)));
  return command.addHelpText('after', HELP).action((options: NoShowsOptions) => runCommand(io, options));
}

async function runCommand(io: AnalyticsIo, options: NoShowsOptions): Promise<void> {
  const range = toRangeVariables(readRange(options, io.now()));
  await withGateway(io, async (client) => {
    const locationIds = await readLocationIds(client, options);
    const { rows, sources } = await readWholeList<MissedVisit>(async (after) => {
      const { visits } = await client.request(NoShowsDocument, { ...range, locationIds, after });
      return visits && { ...visits, rows: visits.nodes };
    });
    await io.stdout.write(
      options.json === true ? toJsonText({ visits: rows, sources }) : toTable(rows, options.timeZone),
    );
    await reportSources(io, sources, options);
  });
}

function toTable(visits: readonly MissedVisit[], timeZone: string): string {
  const table = renderTable<MissedVisit>(
    [
      {
        head: `expected (${timeZone})`,
        value: ({ scheduledAt, timePrecision }) => toKnownTime(scheduledAt, timeZone, timePrecision),
      },
      { head: 'visitor', value: ({ guest }) => guest.name },
      { head: 'company', value: ({ guest }) => guest.company },
      { head: 'host', value: ({ host }) => host?.name ?? '' },
      { head: 'location', value: ({ location }) => location?.name ?? '' },
      { head: 'source', value: ({ source }) => source },
    ],
    visits,
  );
  return `${table}No-shows: ${visits.length}\n`;
}
