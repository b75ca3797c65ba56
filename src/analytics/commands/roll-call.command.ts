import { Command } from 'commander';
import { OnSiteDocument, type OnSiteQuery, type OnSiteQueryVariables } from '../../generated/operations.js';
import { type AnalyticsIo, withGateway } from '../analytics-io.js';
import type { GatewayClient } from '../gateway-client.js';
import { addLocationOption, type LocationOptions, readLocationIds } from '../options/location-option.js';
import { assertTimeZone } from '../options/parse-moment.js';
import { addTimeZoneOption } from '../options/range-options.js';
import { readWholeList, type WholeList } from '../read-whole-list.js';
import { mergeReports, reportSources } from '../source-report.js';
import { toKnownTime, toLocalTime } from '../tables/plain-text.js';
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

Arrivals of today come first. A stay without a check-out ends by a rule of the gateway; such visits are printed separately.`;

/** `roll-call`: all people in the building, those of today first, and separately those who did not check out in the default range. */
export function createRollCallCommand(io: AnalyticsIo): Command {
  const command = new Command('roll-call').description('print who is on site now, by location');
  addTableOptions(addLocationOption(addTimeZoneOption(command)));
  return command.addHelpText('after', HELP).action((options: RollCallOptions) => runCommand(io, options));
}

async function runCommand(io: AnalyticsIo, options: RollCallOptions): Promise<void> {
  assertTimeZone(options.timeZone);
  await withGateway(io, async (client) => {
    const locationIds = await readLocationIds(client, options);
    const [onSite, neverCheckedOut] = await Promise.all([
      readVisits(client, { locationIds }),
      readVisits(client, { locationIds, isOnSite: null, neverCheckedOut: true }),
    ]);
    const call = {
      visits: inOrder(onSite.rows, options.timeZone),
      neverCheckedOut: inOrder(neverCheckedOut.rows, options.timeZone),
      sources: mergeReports([onSite.sources, neverCheckedOut.sources]),
    };
    await io.stdout.write(options.json === true ? toJsonText(call) : toText(call, options.timeZone));
    await reportSources(io, call.sources, options);
  });
}

function readVisits(client: GatewayClient, filter: OnSiteQueryVariables): Promise<WholeList<OnSiteVisit>> {
  return readWholeList(async (after) => {
    const { visits } = await client.request(OnSiteDocument, { ...filter, after });
    return visits && { ...visits, rows: visits.nodes };
  });
}

interface RollCall {
  readonly visits: readonly OnSiteVisit[];
  readonly neverCheckedOut: readonly OnSiteVisit[];
}

function toText({ visits, neverCheckedOut }: RollCall, timeZone: string): string {
  const people = visits.reduce((sum, { partySize }) => sum + partySize, 0);
  const onSite = `${toTable(visits, timeZone)}People on site: ${people}\n`;
  if (neverCheckedOut.length === 0) return onSite;
  return `${onSite}\n${toTable(neverCheckedOut, timeZone)}Visits never checked out: ${neverCheckedOut.length}\n`;
}

function toTable(visits: readonly OnSiteVisit[], timeZone: string): string {
  return renderTable<OnSiteVisit>(
    [
      { head: 'location', value: ({ location }) => location?.name ?? '' },
      { head: 'name', value: ({ guest }) => guest.name },
      { head: 'company', value: ({ guest }) => guest.company },
      { head: 'people', align: 'right', value: ({ partySize }) => partySize },
      { head: 'host', value: ({ host }) => host?.name ?? '' },
      {
        head: `since (${timeZone})`,
        value: ({ checkedInAt, timePrecision }) => toKnownTime(checkedInAt, timeZone, timePrecision),
      },
    ],
    visits,
  );
}

/** The latest day of arrival first, then by location in code units, so that the order is the same on every machine. */
function inOrder(visits: readonly OnSiteVisit[], timeZone: string): OnSiteVisit[] {
  const dayOf = ({ checkedInAt }: OnSiteVisit) => toLocalTime(checkedInAt, timeZone).slice(0, 'YYYY-MM-DD'.length);
  const sortKeyOf = ({ location, guest, id }: OnSiteVisit) => [location?.name ?? '', guest.name, id].join('\u0000');
  return [...visits].sort((left, right) => {
    const [day, otherDay] = [dayOf(left), dayOf(right)];
    if (day !== otherDay) return day > otherDay ? -1 : 1;
    return sortKeyOf(left) < sortKeyOf(right) ? -1 : 1;
  });
}
