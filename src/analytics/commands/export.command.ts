import { extname } from 'node:path';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import type { Source } from '../../generated/operations.js';
import { usageError } from '../analytics-error.js';
import { type AnalyticsIo, withGateway } from '../analytics-io.js';
import { resolveDestination } from '../export/export-destination.js';
import type { ExportKind } from '../export/export-kind.js';
import { EXPORT_FORMATS, type ExportFormat, isResumable, runExport } from '../export/run-export.js';
import { ticketsExport } from '../export/tickets.export.js';
import { transactionsExport } from '../export/transactions.export.js';
import { visitorsExport } from '../export/visitors.export.js';
import { visitsExport } from '../export/visits.export.js';
import { parseChoices } from '../options/choice-options.js';
import { addLocationOption, type LocationOptions, readLocationIds } from '../options/location-option.js';
import { addRangeOptions, type RangeOptions, readRange, toRangeVariables } from '../options/range-options.js';
import type { PartialOptions } from '../source-report.js';
import { addPartialOption } from './table-options.js';

const KINDS = {
  visits: visitsExport,
  visitors: visitorsExport,
  tickets: ticketsExport,
  transactions: transactionsExport,
} as const satisfies Record<string, ExportKind>;

const SOURCES = ['SPACEBRING', 'W3LCOME', 'RESIDENT'] as const satisfies readonly Source[];

interface ExportOptions extends RangeOptions, LocationOptions, PartialOptions {
  readonly source?: readonly Source[];
  readonly format?: ExportFormat;
  readonly out: string;
  readonly excel?: true;
  readonly resume?: true;
}

const HELP = `
Examples:
  visitgraph export visits --last 30d --out visits.csv
  visitgraph export transactions --last 30d --out transactions.parquet
  visitgraph export visits --month --out month.ndjson --resume
  visitgraph export visitors --last 1w --out - | head

The name of FILE sets the format: .csv, .ndjson, .parquet or .json. FILE appears when the export is complete. An interrupted csv or ndjson export is saved in FILE.part
and FILE.manifest.json; the same command with --resume continues it. In csv, text that a spreadsheet would run as a formula begins with '.`;

/** `export KIND`: writes a list as a table for other programs. */
export function createExportCommand(io: AnalyticsIo): Command {
  const command = new Command('export')
    .description('write visits, visitors, tickets or transactions as a table for other programs')
    .addArgument(new Argument('<kind>', 'what to export').choices(Object.keys(KINDS)))
    .addOption(
      new Option(
        '--format <format>',
        'csv, ndjson, parquet or json; needed when the name of FILE does not show it (default: csv)',
      ).argParser(parseFormat),
    )
    .requiredOption('--out <file>', 'where to write; - is standard output')
    .option('--source <sources>', 'only these sources: spacebring, w3lcome, resident', parseChoices(SOURCES))
    .option('--excel', 'csv for Excel: with a byte order mark and semicolons')
    .option('--resume', 'resume an interrupted export (csv and ndjson)');
  addPartialOption(addLocationOption(addRangeOptions(command)));
  return command
    .addHelpText('after', HELP)
    .action((name: string, options: ExportOptions) => runCommand(io, name, options));
}

async function runCommand(io: AnalyticsIo, name: string, options: ExportOptions): Promise<void> {
  const { out } = options;
  const format = readFormat(options);
  const isResume = options.resume === true;
  if (isResume && !isResumable(format)) {
    throw usageError(`--resume: a ${format.toLowerCase()} file cannot be resumed; csv and ndjson can`);
  }
  if (isResume && out === '-') throw usageError('--resume: an export to standard output cannot be resumed');
  const isForExcel = options.excel === true;
  if (isForExcel && format !== 'CSV') throw usageError('--excel: only csv can be written for Excel');
  const range = toRangeVariables(readRange(options, io.now()));
  const kind = Object.entries(KINDS).find(([candidate]) => candidate === name)?.[1] ?? visitsExport;
  const destination = await resolveDestination(out, io.stdout);
  await withGateway(io, async (client) => {
    const locationIds = await readLocationIds(client, options);
    const query = { ...range, locationIds, sources: options.source ?? null };
    const isPartialAllowed = options.allowPartial === true;
    await runExport(io, client, { name, kind, query, format, destination, isForExcel, isResume, isPartialAllowed });
  });
}

function parseFormat(text: string): ExportFormat {
  const [format] = parseChoices(EXPORT_FORMATS)(text, undefined);
  if (format === undefined || text.includes(',')) throw new InvalidArgumentError('Expected one format.');
  return format;
}

/** @throws AnalyticsError when the name of the file contradicts `--format` */
function readFormat({ format, out }: Pick<ExportOptions, 'format' | 'out'>): ExportFormat {
  const extension = extname(out).slice(1).toUpperCase();
  const named = EXPORT_FORMATS.find((candidate) => candidate === extension);
  if (format !== undefined && named !== undefined && format !== named) {
    throw usageError(`--format ${format.toLowerCase()}: the name of ${out} says that it is ${named.toLowerCase()}`);
  }
  return format ?? named ?? 'CSV';
}
