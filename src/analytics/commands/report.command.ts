import { extname } from 'node:path';
import { Command, Option } from 'commander';
import { AnalyticsError, usageError } from '../analytics-error.js';
import { type AnalyticsIo, say, withGateway } from '../analytics-io.js';
import { type ExportDestination, resolveDestination } from '../export/export-destination.js';
import { openTarget } from '../export/export-target.js';
import type { GatewayClient } from '../gateway-client.js';
import { addLocationOption, type LocationOptions, readLocationIds } from '../options/location-option.js';
import { addRangeOptions, type RangeOptions, readRange, toRangeVariables } from '../options/range-options.js';
import { type ReportQuery, readReport } from '../report/read-report.js';
import { REPORT_FORMATS, type ReportFormat, renderReport } from '../report/render-report.js';
import type { ReportData } from '../report/report-data.js';
import { UnansweredError } from '../report/source-state-collector.js';
import { type PartialOptions, reportSources } from '../source-report.js';
import { addPartialOption } from './table-options.js';

interface ReportOptions extends RangeOptions, LocationOptions, PartialOptions {
  readonly out: string;
  readonly format?: ReportFormat;
}

const HELP = `
Examples:
  visitgraph report --month --time-zone America/Sao_Paulo --out month.html
  visitgraph report --location Chiado --out chiado.png
  visitgraph report --format json --out - | jq .totals

The name of FILE sets the format: .html (one self-contained page), .png, .svg or .json.`;

/** `report`: draws the figures of a range as one page or picture. */
export function createReportCommand(io: AnalyticsIo): Command {
  const command = new Command('report')
    .description('draw the visits of a range as a page or a picture')
    .option('--out <file>', 'where to write; - is standard output', 'report.html')
    .addOption(
      new Option('--format <format>', 'needed when the name of the file does not show it').choices(REPORT_FORMATS),
    );
  addPartialOption(addLocationOption(addRangeOptions(command)));
  return command.addHelpText('after', HELP).action((options: ReportOptions) => runCommand(io, options));
}

async function runCommand(io: AnalyticsIo, options: ReportOptions): Promise<void> {
  const { out, timeZone } = options;
  const format = options.format ?? formatOf(out);
  const range = toRangeVariables(readRange(options, io.now()));
  const destination = await resolveDestination(out, io.stdout);
  await withGateway(io, async (client) => {
    const locationIds = await readLocationIds(client, options);
    const data = await readData(client, { ...range, locationIds, timeZone });
    await writeWhole(destination, await renderReport(data, format));
    await say(
      io,
      `${data.totals.visits} visits in ${destination.kind === 'file' ? destination.path : destination.name}`,
    );
    await reportSources(io, data.completeness, options);
  });
}

/** @throws AnalyticsError for a name without a known format */
function formatOf(out: string): ReportFormat {
  const extension = extname(out).slice(1).toLowerCase();
  const format = REPORT_FORMATS.find((candidate) => candidate === extension);
  if (format !== undefined) return format;
  throw usageError(
    `--out: "${out}" does not show the format: end it with .html, .png, .svg or .json, or give --format`,
  );
}

async function readData(client: GatewayClient, query: ReportQuery): Promise<ReportData> {
  try {
    return await readReport(client, query);
  } catch (error) {
    throw error instanceof UnansweredError ? new AnalyticsError(error.message) : error;
  }
}

async function writeWhole(destination: ExportDestination, bytes: Uint8Array): Promise<void> {
  const target = await openTarget(destination, null);
  try {
    await target.write(bytes);
    await target.finish();
  } catch (error) {
    await target.abandon();
    throw error;
  }
}
