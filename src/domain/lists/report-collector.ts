import { SOURCES, type Source } from '../source/source.js';
import { limitFault, SourceFaultError } from '../source/source-error.js';
import { SOURCE_NOTICE_CODES, type SourceNoticeCode, sourceNotice } from '../source/source-notice.js';
import { isWhole, type SourceSlice } from '../source/source-slice.js';
import type { SourceReport, SourceStatus } from './connection.js';

interface Entry {
  isCut: boolean;
  isStale: boolean;
  hasAnswered: boolean;
  asOf: Date | null;
  recordCount: number;
  error: SourceFaultError | null;
  fault: SourceReport['error'];
  readonly noticeCounts: Map<SourceNoticeCode, number>;
}

/** A matching record and its flaws. */
interface CountedRecord {
  readonly source: Source;
  readonly notices?: readonly SourceNoticeCode[];
}

/** Collects the slices and faults of each source while a list is read, and turns them into the list's reports. */
export class ReportCollector {
  readonly #entries = new Map<Source, Entry>();

  /**
   * Reads one source. It records a failure instead of throwing it, so that only this source's rows are missing.
   * @returns null when the source failed.
   */
  async read<T>(source: Source, read: () => Promise<SourceSlice<T>>): Promise<SourceSlice<T> | null> {
    try {
      const slice = await read();
      this.addSlice(source, slice);
      return slice;
    } catch (error) {
      this.addFailure(source, error);
      return null;
    }
  }

  addSlice(source: Source, slice: SourceSlice<unknown>): void {
    const entry = this.#entryOf(source);
    entry.hasAnswered = true;
    if (!isWhole(slice)) entry.isCut = true;
    if (slice.isStale === true) entry.isStale = true;
    if (entry.asOf === null || slice.asOf < entry.asOf) entry.asOf = slice.asOf;
    entry.fault ??= slice.fault ?? (slice.droppedCount > 0 ? limitFault('RECORDS_DROPPED') : null);
  }

  /** @throws every error that is not a source's failure, because it is a defect. */
  addFailure(source: Source, error: unknown): void {
    if (!(error instanceof SourceFaultError)) throw error;
    this.#entryOf(source).error = error;
  }

  hasFailed(source: Source): boolean {
    return this.#entries.get(source)?.error != null;
  }

  /** Whether the read of the source, or a later part of it, failed. */
  hasFault(source: Source): boolean {
    const entry = this.#entries.get(source);
    return entry !== undefined && (entry.error !== null || entry.fault !== null);
  }

  countMatch({ source, notices = [] }: CountedRecord): void {
    const entry = this.#entryOf(source);
    entry.recordCount += 1;
    for (const code of notices) entry.noticeCounts.set(code, (entry.noticeCounts.get(code) ?? 0) + 1);
  }

  /** Whether every source was read completely. */
  get isComplete(): boolean {
    return [...this.#entries.values()].every((entry) => entry.error === null && !entry.isCut);
  }

  /** @throws SourceFaultError when no source answers: only then does the field fail. */
  assertAnyAnswered(): void {
    const entries = [...this.#entries.values()];
    const error = entries.find((entry) => entry.error !== null)?.error;
    if (error && !entries.some((entry) => entry.hasAnswered)) throw error;
  }

  /** @throws SourceFaultError when a source failed or was cut, for results that need all records. */
  assertComplete(): void {
    for (const [source, { error, isCut, fault }] of this.#entries) {
      if (error !== null) throw error;
      if (isCut && fault !== null) throw new SourceFaultError({ source, ...fault });
    }
  }

  reports(): SourceReport[] {
    return SOURCES.map((source) => {
      const entry = this.#entries.get(source);
      if (entry === undefined) {
        return { source, status: 'SKIPPED', asOf: null, recordCount: 0, error: null, notices: [] };
      }
      const { asOf, recordCount, noticeCounts } = entry;
      const error = entry.error?.toFault() ?? entry.fault;
      const notices = SOURCE_NOTICE_CODES.flatMap((code) => {
        const count = noticeCounts.get(code);
        return count === undefined ? [] : [sourceNotice(code, count)];
      });
      return { source, status: statusOf(entry), asOf, recordCount, error, notices };
    });
  }

  #entryOf(source: Source): Entry {
    const known = this.#entries.get(source);
    if (known !== undefined) return known;
    const entry = {
      isCut: false,
      isStale: false,
      hasAnswered: false,
      asOf: null,
      recordCount: 0,
      error: null,
      fault: null,
      noticeCounts: new Map<SourceNoticeCode, number>(),
    };
    this.#entries.set(source, entry);
    return entry;
  }
}

function statusOf(entry: Entry): SourceStatus {
  if (entry.error !== null) return entry.hasAnswered ? 'PARTIAL' : 'FAILED';
  if (entry.isCut) return 'PARTIAL';
  return entry.isStale ? 'STALE' : 'FRESH';
}
