import { Command } from 'commander';
import { OnSiteDocument, type OnSiteQuery } from '../../generated/operations.js';
import { type AnalyticsIo, withGateway } from '../analytics-io.js';
import type { GatewayClient } from '../gateway-client.js';
import { addLocationOption, type LocationOptions, readLocationIds } from '../options/location-option.js';
import { assertTimeZone } from '../options/parse-moment.js';
import { addTimeZoneOption } from '../options/range-options.js';
import { readWholeList, type WholeList } from '../read-whole-list.js';
import { reportSources } from '../source-report.js';
import { toLocalTime } from '../tables/plain-text.js';
import { renderTable } from '../tables/render-table.js';
import { addTableOptions, type TableOptions, toJsonText } from './table-options.js';

type OnSiteVisit = NonNullable<OnSiteQuery['visits']>['nodes'][number];

interface RollCallOptions extends LocationOptions, TableOptions {
  readonly timeZone: string;
}

const HELP = `
Examples:
  visitgraph roll-call --time-zone America/Sao_Paulo
  visitgraph roll-call --location Chiado | lp
  visitgraph roll-call --json

A source that cannot list who is on site is read some days back only; standard error says which.`;

/** `roll-call`: everyone in the building now, however long ago they came. */
export function createRollCallCommand(io: AnalyticsIo): Command {
  const command = new Command('roll-call').description('print who is on site now, place by place');
  addTableOptions(addLocationOption(addTimeZoneOption(command)));
  return command.addHelpText('after', HELP).action((options: RollCallOptions) => runCommand(io, options));
}

async function runCommand(io: AnalyticsIo, options: RollCallOptions): Promise<void> {
  assertTimeZone(options.timeZone);
  await withGateway(io, async (client) => {
    const { rows, sources } = await readOnSite(client, await readLocationIds(client, options));
    const visits = [...rows].sort(comparePlaceAndName);
    await io.stdout.write(options.json === true ? toJsonText({ visits, sources }) : toTable(visits, options.timeZone));
    await reportSources(io, sources, options);
  });
}

function readOnSite(client: GatewayClient, locationIds: readonly string[] | null): Promise<WholeList<OnSiteVisit>> {
  return readWholeList(async (after) => {
    const { visits } = await client.request(OnSiteDocument, { locationIds, after });
    return visits && { ...visits, rows: visits.nodes };
  });
}

function toTable(visits: readonly OnSiteVisit[], timeZone: string): string {
  const table = renderTable<OnSiteVisit>(
    [
      { head: 'location', value: ({ location }) => location?.name ?? '' },
      { head: 'name', value: ({ guest }) => guest.name },
      { head: 'company', value: ({ guest }) => guest.company },
      { head: 'people', align: 'right', value: ({ partySize }) => partySize },
      { head: 'host', value: ({ host }) => host?.name ?? '' },
      { head: `since (${timeZone})`, value: ({ checkedInAt }) => toLocalTime(checkedInAt, timeZone) },
    ],
    visits,
  );
  const people = visits.reduce((sum, { partySize }) => sum + partySize, 0);
  return `${table}People on site: ${people}\n`;
}

/** By code units: the same on every machine. */
function comparePlaceAndName(left: OnSiteVisit, right: OnSiteVisit): number {
  const key = ({ location, guest, id }: OnSiteVisit) => [location?.name ?? '', guest.name, id].join('\u0000');
  return key(left) < key(right) ? -1 : 1;
}
