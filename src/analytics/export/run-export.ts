import { AnalyticsError } from '../analytics-error.js';
import { type AnalyticsIo, say } from '../analytics-io.js';
import type { GatewayClient } from '../gateway-client.js';
import type { ExportDestination } from './export-destination.js';
import type { ExportKind, ExportPage, ExportQuery, ExportRow } from './export-kind.js';
import { type ExportManifest, fingerprintOf } from './export-manifest.js';
import { type ExportTarget, findInterrupted, openTarget } from './export-target.js';
import { iteratePages } from './iterate-pages.js';
import { type Progress, startProgress } from './progress.js';
import { createCsvFormat, jsonFormat, ndjsonFormat, type TextFormat } from './text-formats.js';
import { writeParquet } from './write-parquet.js';

export const EXPORT_FORMATS = ['CSV', 'NDJSON', 'PARQUET', 'JSON'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportRequest {
  /** For people: what the rows are. */
  readonly name: string;
  readonly kind: ExportKind;
  readonly query: ExportQuery;
  readonly format: ExportFormat;
  readonly destination: ExportDestination;
  /** Of CSV: as Excel opens it by a double click. */
  readonly isForExcel: boolean;
  readonly isResume: boolean;
  readonly isPartialAllowed: boolean;
}

/** Formats that end nowhere in particular: more can be written behind what is there. */
export function isResumable(format: ExportFormat): boolean {
  return format === 'CSV' || format === 'NDJSON';
}

/** What the pages of one export pass through. */
interface ExportRun extends ExportRequest {
  readonly target: ExportTarget;
  readonly progress: Progress;
  /** The first has been read before anything was written. */
  readonly pages: AsyncIterable<ExportPage>;
  readonly start: ExportManifest;
  /** Written so far, earlier runs included. */
  rows: number;
}

/**
 * Streams a list into its place, page by page.
 * @throws AnalyticsError; then there is nothing in the place that was not there before.
 */
export async function runExport(io: AnalyticsIo, client: GatewayClient, request: ExportRequest): Promise<void> {
  const { kind, query, destination, format } = request;
  const inputHash = fingerprintOf([kind.document, kind.columns, query, format, request.isForExcel]);
  const interrupted = request.isResume ? await findInterrupted(destination, inputHash) : null;
  if (request.isResume && interrupted === null) await say(io, 'There is nothing to resume: this starts anew');
  const start = interrupted ?? { inputHash, cursor: null, bytes: 0, rows: 0, isComplete: false };
  const pages = start.isComplete ? noPages() : readPages(io, client, request, start.cursor);
  const first = await pages.next();
  const target = await openTarget(destination, isResumable(format) ? start : null);
  const progress = startProgress(io.stderr, query, { direction: kind.direction, rows: start.rows });
  const run: ExportRun = { ...request, target, progress, pages: prepend(first, pages), start, rows: start.rows };
  try {
    await (format === 'PARQUET' ? runParquet(run) : runText(run, textFormatOf(request)));
    await target.finish();
  } catch (error) {
    await target.abandon();
    throw withWayOn(error, run);
  } finally {
    progress.stop();
  }
  await say(io, `${run.rows} ${request.name} in ${destination.kind === 'file' ? destination.path : destination.name}`);
}

function readPages(io: AnalyticsIo, client: GatewayClient, request: ExportRequest, after: string | null) {
  return iteratePages({
    after,
    readPage: (position) => request.kind.readPage(client, request.query, position),
    isPartialAllowed: request.isPartialAllowed,
    warn: (line) => say(io, line),
    sleep: io.sleep,
  });
}

async function runText(run: ExportRun, format: TextFormat): Promise<void> {
  if (run.start.bytes === 0) await run.target.write(format.head);
  for await (const page of run.pages) {
    await run.target.write(format.encode(page.rows, run.rows === 0));
    const cursor = page.hasNextPage ? page.endCursor : null;
    await run.target.pageDone({ cursor, rows: run.rows + page.rows.length, isLast: !page.hasNextPage });
    pass(run, page);
  }
  await run.target.write(format.tail);
}

async function runParquet(run: ExportRun): Promise<void> {
  await writeParquet(run.kind.columns, rowsOf(run), run.target.write);
}

async function* rowsOf(run: ExportRun): AsyncGenerator<ExportRow> {
  for await (const page of run.pages) {
    yield* page.rows;
    pass(run, page);
  }
}

function pass(run: ExportRun, page: ExportPage): void {
  run.rows += page.rows.length;
  run.progress.update(run.rows, page.reached);
}

function textFormatOf({ format, kind, isForExcel }: ExportRequest): TextFormat {
  if (format === 'CSV') return createCsvFormat(kind.columns, isForExcel);
  return format === 'NDJSON' ? ndjsonFormat : jsonFormat;
}

async function* prepend(
  first: IteratorResult<ExportPage, void>,
  rest: AsyncGenerator<ExportPage>,
): AsyncGenerator<ExportPage> {
  if (first.done === true) return;
  yield first.value;
  yield* rest;
}

async function* noPages(): AsyncGenerator<ExportPage> {}

/** Says how to go on, where what is written has been kept. */
function withWayOn(error: unknown, { format, destination, rows }: ExportRun): unknown {
  if (!(error instanceof AnalyticsError) || !isResumable(format) || destination.kind === 'stream' || rows === 0)
    return error;
  return new AnalyticsError(`${error.message} (${rows} rows are kept: --resume goes on from there)`, error.status);
}
