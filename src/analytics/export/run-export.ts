import { Presets, SingleBar } from 'cli-progress';
import { AnalyticsError, EXIT } from '../analytics-error.js';
import { type AnalyticsIo, say, type TextOutput } from '../analytics-io.js';
import type { GatewayClient } from '../gateway-client.js';
import { describeUnfresh, findUnfresh } from '../source-report.js';
import type { ExportDestination } from './export-destination.js';
import type { ExportKind, ExportPage, ExportQuery, ExportRow } from './export-kind.js';
import { type ExportManifest, fingerprintOf } from './export-manifest.js';
import { type ExportTarget, findInterrupted, openTarget } from './export-target.js';
import { createCsvFormat, jsonFormat, ndjsonFormat, type TextFormat } from './text-formats.js';
import { writeParquet } from './write-parquet.js';

export const EXPORT_FORMATS = ['CSV', 'NDJSON', 'PARQUET', 'JSON'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

interface ExportRequest {
  /** The word for the rows in messages. */
  readonly name: string;
  readonly kind: ExportKind;
  readonly query: ExportQuery;
  readonly format: ExportFormat;
  readonly destination: ExportDestination;
  /** CSV in the form that Excel opens by a double click. */
  readonly isForExcel: boolean;
  readonly isResume: boolean;
  readonly isPartialAllowed: boolean;
}

/** Formats without an end marker, so that rows can be appended. */
export function isResumable(format: ExportFormat): boolean {
  return format === 'CSV' || format === 'NDJSON';
}

/** The state of a running export. */
interface ExportRun extends ExportRequest {
  readonly target: ExportTarget;
  readonly progress: Progress;
  /** The first page is read before anything is written. */
  readonly pages: AsyncIterable<ExportPage>;
  readonly start: ExportManifest;
  /** Written so far, including earlier runs. */
  rows: number;
}

/**
 * Streams a list to its destination, page by page.
 * @throws AnalyticsError; the destination file is unchanged then
 */
export async function runExport(io: AnalyticsIo, client: GatewayClient, request: ExportRequest): Promise<void> {
  const { kind, query, destination, format } = request;
  const inputHash = fingerprintOf([kind.document, kind.columns, query, format, request.isForExcel]);
  const interrupted = request.isResume ? await findInterrupted(destination, inputHash) : null;
  if (request.isResume && interrupted === null)
    await say(io, 'Nothing to resume: the export starts from the beginning');
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

/** Adds how to resume, when rows are saved. */
function withWayOn(error: unknown, { format, destination, rows }: ExportRun): unknown {
  if (!(error instanceof AnalyticsError) || !isResumable(format) || destination.kind === 'stream' || rows === 0)
    return error;
  return new AnalyticsError(`${error.message} (${rows} rows are saved: --resume continues after them)`, error.status);
}

interface PageIterationOptions {
  readonly after: string | null;
  readPage(position: { readonly after: string | null; readonly isReadThrough: boolean }): Promise<ExportPage>;
  /** True: a page that stays incomplete is accepted, with a call of `warn`. */
  readonly isPartialAllowed: boolean;
  warn(line: string): Promise<void>;
  sleep(ms: number): Promise<void>;
}

const MAX_TRIES = 4;
const FIRST_DELAY_MS = 1_000;

/**
 * Yields the pages of a list; each is requested after the previous one is processed.
 * @throws AnalyticsError for a page that stays incomplete, and for a list that makes no progress
 */
export async function* iteratePages(options: PageIterationOptions): AsyncGenerator<ExportPage> {
  let after = options.after;
  for (;;) {
    const page = await readFreshPage(after, options);
    if (page.hasNextPage && (page.endCursor === null || page.endCursor === after)) {
      const reason = describeUnfresh(page.sources) || 'the gateway gives no way on';
      throw new AnalyticsError(`The list cannot be read any further: ${reason}`, EXIT.incomplete);
    }
    yield page;
    if (!page.hasNextPage) return;
    after = page.endCursor;
  }
}

/** Requests an incomplete page again: the gateway caches what it has read, so it gets further. */
async function readFreshPage(after: string | null, options: PageIterationOptions): Promise<ExportPage> {
  let isReadThrough = false;
  for (let tries = 1; ; tries += 1) {
    const page = await options.readPage({ after, isReadThrough });
    const unfresh = findUnfresh(page.sources);
    if (unfresh.length === 0) return page;
    if (tries < MAX_TRIES) {
      await options.sleep(FIRST_DELAY_MS * 2 ** (tries - 1));
      // Bypasses the cache only for stale answers; for a cut list that would start from the beginning each time.
      isReadThrough = unfresh.every(({ status }) => status === 'STALE');
      continue;
    }
    const reason = describeUnfresh(page.sources);
    if (!options.isPartialAllowed) {
      throw new AnalyticsError(`Incomplete data: ${reason}; --allow-partial accepts incomplete data`, EXIT.incomplete);
    }
    await options.warn(`Incomplete data: ${reason}`);
    return page;
  }
}

/** Shows the progress of an export. */
interface Progress {
  /** @param reached the time of the last row; null leaves the bar where it is */
  update(rows: number, reached: string | null): void;
  stop(): void;
}

const WHOLE = 100;

/**
 * A bar on a terminal, and nothing in a pipe. It shows the position of the last row's time in the range, because a count would
 * make the gateway read the whole range.
 */
function startProgress(
  output: TextOutput,
  query: ExportQuery,
  { direction, rows }: { readonly direction: 'ASC' | 'DESC'; readonly rows: number },
): Progress {
  if (!output.isTerminal) return { update: () => {}, stop: () => {} };
  const format = '{bar} {percentage}% | {rows} rows';
  const bar = new SingleBar({ stream: output.stream, format, clearOnComplete: true }, Presets.legacy);
  bar.start(WHOLE, 0, { rows });
  const from = Date.parse(query.from);
  const span = Date.parse(query.to) - from;
  return {
    update: (count, reached) => {
      const passed = reached === null ? null : (Date.parse(reached) - from) / span;
      if (passed === null) bar.update({ rows: count });
      else bar.update(Math.floor(WHOLE * (direction === 'ASC' ? passed : 1 - passed)), { rows: count });
    },
    stop: () => bar.stop(),
  };
}
