import type { Source } from '../source/source.js';
import type { SourceFault } from '../source/source-error.js';
import type { SourceNotice } from '../source/source-notice.js';

export const SOURCE_STATUSES = ['FRESH', 'STALE', 'PARTIAL', 'FAILED', 'SKIPPED'] as const;
export type SourceStatus = (typeof SOURCE_STATUSES)[number];

export interface SourceReport {
  readonly source: Source;
  readonly status: SourceStatus;
  readonly asOf: Date | null;
  /** Number of matching records of this source, among those that were read. */
  readonly recordCount: number;
  readonly error: SourceFault | null;
  /** Flaws of the counted records; they do not change the status. */
  readonly notices: readonly SourceNotice[];
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

export interface Connection<T, E extends Edge<T> = Edge<T>> {
  readonly edges: readonly E[];
  readonly pageInfo: PageInfo;
  /** Null when it is not requested, or the range cannot be read completely. */
  readonly totalCount: number | null;
  /** Always one for each of the three sources. */
  readonly sources: readonly SourceReport[];
}

export interface PageRequest {
  /** 1 to 200. */
  readonly first: number;
  readonly after: string | null;
  /** Whether `totalCount` was selected: only then is the rest of the range counted. */
  readonly isCounted: boolean;
}

export type OrderDirection = 'ASC' | 'DESC';

/** Either end may be open. */
export interface InstantRange {
  readonly gte?: Date | null;
  readonly lt?: Date | null;
}
