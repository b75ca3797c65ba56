import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import type { Source } from '../domain/source/source.js';
import type { TimeRange } from '../domain/time/time-range.js';
import type { StoreDatabase } from './database.js';
import type { CoverageStore, CoveredSegment, Segment } from './ports.js';

/** Ends of a whole list. */
const FIRST_INSTANT = -8.64e15;
const LAST_INSTANT = 8.64e15;
const ALL_LOCATIONS = '';

type CoverageRow = StoreDatabase['coverage'];

export function createCoverageStore(stores: {
  readonly reader: Kysely<StoreDatabase>;
  readonly writer: Kysely<StoreDatabase>;
}): CoverageStore {
  return {
    mark: (segments) => markCovered(stores.writer, segments),
    async read(stream, range) {
      const rows = await stores.reader
        .selectFrom('coverage')
        .selectAll()
        .where((eb) => eb.and({ source: stream.source, stream: stream.stream }))
        .where(touches(range))
        .orderBy('segment_start')
        .orderBy('segment_end')
        .orderBy('location_id')
        .execute();
      return rows.map(toSegment);
    },
    async forget(stream, range) {
      await stores.writer
        .deleteFrom('coverage')
        .where((eb) => eb.and({ source: stream.source, stream: stream.stream }))
        .where(touches(range ?? undefined))
        .execute();
    },
  };
}

/** A later reading replaces an earlier one of the same segment; of equal ones in the list the last counts. */
export async function markCovered(db: Kysely<StoreDatabase>, segments: readonly CoveredSegment[]): Promise<void> {
  if (segments.length === 0) return;
  const rows = segments.map(toRow).map((row) => [JSON.stringify({ ...row, read_at: 0, is_complete: 0 }), row] as const);
  await db
    .insertInto('coverage')
    .values([...new Map(rows).values()])
    .onConflict((conflict) =>
      conflict
        .columns(['source', 'stream', 'location_id', 'segment_start', 'segment_end'])
        .doUpdateSet((eb) => ({ read_at: eb.ref('excluded.read_at'), is_complete: eb.ref('excluded.is_complete') }))
        .whereRef('excluded.read_at', '>=', 'coverage.read_at'),
    )
    .execute();
}

function touches(range: TimeRange | undefined) {
  if (range === undefined) return sql<boolean>`1 = 1`;
  return sql<boolean>`segment_start < ${range.to.getTime()} and segment_end > ${range.from.getTime()}`;
}

function toRow(segment: CoveredSegment): Insertable<CoverageRow> {
  return {
    source: segment.source,
    stream: segment.stream,
    location_id: segment.locationId ?? ALL_LOCATIONS,
    segment_start: segment.range?.from.getTime() ?? FIRST_INSTANT,
    segment_end: segment.range?.to.getTime() ?? LAST_INSTANT,
    read_at: segment.readAt.getTime(),
    is_complete: segment.isComplete ? 1 : 0,
  };
}

function toSegment(row: Selectable<CoverageRow>): CoveredSegment {
  const isWhole = row.segment_start === FIRST_INSTANT && row.segment_end === LAST_INSTANT;
  return {
    // Only `toRow` writes it.
    source: row.source as Source,
    stream: row.stream,
    locationId: row.location_id === ALL_LOCATIONS ? null : row.location_id,
    range: isWhole
      ? null
      : ({ from: new Date(row.segment_start), to: new Date(row.segment_end) } satisfies Segment['range']),
    readAt: new Date(row.read_at),
    isComplete: row.is_complete === 1,
  };
}
