import { Command } from 'commander';
import { ReturningVisitorsDocument, type ReturningVisitorsQuery } from '../../generated/operations.js';
import { type AnalyticsIo, withGateway } from '../analytics-io.js';
import { addLocationOption, type LocationOptions, readLocationIds } from '../options/location-option.js';
import { addRangeOptions, type RangeOptions, readRange, toRangeVariables } from '../options/range-options.js';
import { readWholeList } from '../read-whole-list.js';
import { reportSources } from '../source-report.js';
import { toLocalTime } from '../tables/plain-text.js';
import { renderTable } from '../tables/render-table.js';
import { addTableOptions, type TableOptions, toJsonText } from './table-options.js';

type VisitorEdge = NonNullable<ReturningVisitorsQuery['visitors']>['edges'][number];

interface ReturningOptions extends RangeOptions, LocationOptions, TableOptions {}

const HELP = `
Examples:
  visitgraph returning --last 2w
  visitgraph returning --location Chiado --json

One visitor is recognized across the sources. All visits of the range count, with any status.`;

/** `returning`: who visits more than once, the most frequent first. */
export function createReturningCommand(io: AnalyticsIo): Command {
  const command = new Command('returning').description('list who visits more than once');
  addTableOptions(addLocationOption(addRangeOptions(command)));
  return command.addHelpText('after', HELP).action((options: ReturningOptions) => runCommand(io, options));
}

async function runCommand(io: AnalyticsIo, options: ReturningOptions): Promise<void> {
  const range = toRangeVariables(readRange(options, io.now()));
  await withGateway(io, async (client) => {
    const locationIds = await readLocationIds(client, options);
    let visitorCount = 0;
    const { rows, sources } = await readWholeList<VisitorEdge>(async (after) => {
      const { visitors } = await client.request(ReturningVisitorsDocument, { ...range, locationIds, after });
      visitorCount += visitors?.edges.length ?? 0;
      return visitors && { ...visitors, rows: visitors.edges.filter(({ visitCount }) => visitCount > 1) };
    });
    // The sort is stable, so equal counts stay in the order of the list: the latest visit first.
    const visitors = [...rows].sort((left, right) => right.visitCount - left.visitCount);
    const text = toTable(visitors, visitorCount, options.timeZone);
    await io.stdout.write(options.json === true ? toJsonText({ visitorCount, visitors, sources }) : text);
    await reportSources(io, sources, options);
  });
}

function toTable(visitors: readonly VisitorEdge[], visitorCount: number, timeZone: string): string {
  const table = renderTable<VisitorEdge>(
    [
      { head: 'visitor', value: ({ node }) => node.name },
      { head: 'company', value: ({ node }) => node.company },
      { head: 'visits', align: 'right', value: ({ visitCount }) => visitCount },
      { head: `last visit (${timeZone})`, value: ({ lastVisitAt }) => toLocalTime(lastVisitAt, timeZone) },
    ],
    visitors,
  );
  return `${table}Visitors who came more than once: ${visitors.length} of ${visitorCount}\n`;
}
