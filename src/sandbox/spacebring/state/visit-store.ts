import { MS_PER_SECOND } from '../../world/world.js';
import type { AccessCodes } from './access-codes.js';
import { type Bounds, isInBounds, lowerBound } from './bounds.js';
import type { SandboxLocation } from './directory.js';
import type { IdCodec } from './id-codec.js';
import type { VisitColumns, VisitTable } from './visit-columns.js';
import type { VisitRecord, VisitValues } from './visit-record.js';

export interface VisitQuery {
  readonly location: SandboxLocation;
  readonly date: Bounds;
  readonly createdAt: Bounds;
  isWanted(table: VisitTable, row: number): boolean;
}

/** All visits, found by id, by access code, or by location and time. */
export interface VisitStore {
  /** Rises with every write, to invalidate cached listings. */
  readonly version: number;
  readonly table: VisitTable;
  idOf(visit: VisitRecord): string;
  checkInIdOf(visit: VisitRecord): string;
  codeOf(visit: VisitRecord): string;
  /** Position of a row in the list sorted by id. */
  orderOf(row: number): number;
  byId(id: string): VisitRecord | null;
  byCheckInId(id: string): VisitRecord | null;
  byCode(code: string, location: SandboxLocation): readonly VisitRecord[];
  /** Rows in no particular order. */
  find(query: VisitQuery): number[];
  at(row: number): VisitRecord;
  add(values: VisitValues): VisitRecord;
  update(visit: VisitRecord, change: Partial<VisitValues>): VisitRecord;
}

interface VisitStoreParts {
  readonly columns: VisitColumns;
  readonly locations: number;
  readonly codes: AccessCodes;
  readonly ids: IdCodec;
  readonly checkInIds: IdCodec;
}

export function createVisitStore({ columns, locations, codes, ids, checkInIds }: VisitStoreParts): VisitStore {
  const places = indexPlaces(columns, locations);
  let version = 0;
  const at = (row: number): VisitRecord => {
    const visit = columns.read(row);
    if (visit === null) throw new Error(`the sandbox has no visit ${row}`);
    return visit;
  };
  const touch = (row: number): VisitRecord => {
    version += 1;
    const visit = at(row);
    places[visit.location]?.byDate.touch(row);
    places[visit.location]?.byCreation.touch(row);
    return visit;
  };
  return {
    table: columns,
    get version() {
      return version;
    },
    at,
    idOf: ({ index }) => ids.idOf(index),
    checkInIdOf: ({ index }) => checkInIds.idOf(index),
    codeOf: ({ index }) => codes.codeOf(index),
    orderOf: ids.orderOf,
    byId: (id) => columns.read(ids.indexOf(id) ?? -1),
    byCheckInId: (id) => columns.read(checkInIds.indexOf(id) ?? -1),
    byCode: (code, location) =>
      codes
        .indicesOf(code, columns.count)
        .map(at)
        .filter((visit) => visit.location === location.index),
    find({ location, date, createdAt, isWanted }) {
      const place = places[location.index];
      if (place === undefined) return [];
      const isByDate = spanOf(date) <= spanOf(createdAt);
      const rows = isByDate ? place.byDate.within(date) : place.byCreation.within(createdAt);
      const [rest, times] = isByDate ? [createdAt, columns.createdAt] : [date, columns.date];
      return rows.filter((row) => isInBounds(rest, times[row] ?? 0) && isWanted(columns, row));
    },
    add: (values) => touch(columns.push(values)),
    update(visit, change) {
      columns.write(visit.index, { ...visit, ...change });
      return touch(visit.index);
    },
  };
}

interface Place {
  readonly byDate: TimeIndex;
  readonly byCreation: TimeIndex;
}

function indexPlaces(columns: VisitColumns, locations: number): Place[] {
  const rows = Array.from({ length: locations }, (): number[] => []);
  for (let row = 0; row < columns.count; row += 1) rows[columns.location[row] ?? 0]?.push(row);
  return rows.map((here) => ({
    byDate: createTimeIndex(here, (row) => columns.date[row] ?? 0),
    byCreation: createTimeIndex(here, (row) => columns.createdAt[row] ?? 0),
  }));
}

function spanOf({ gte, lte }: Bounds): number {
  return lte - gte;
}

/** Rows of one location by one of their times: seeded rows are sorted once, later ones scanned. */
interface TimeIndex {
  /** Rows in bounds, in no particular order. */
  within(bounds: Bounds): number[];
  /** Must be called after a row is added or its time changes. */
  touch(row: number): void;
}

/** `timeOf` returns whole seconds for seeded rows. The scan suits some thousands of later rows. */
export function createTimeIndex(rows: readonly number[], timeOf: (row: number) => number): TimeIndex {
  const sorted = sortByTime(rows, timeOf);
  const times = Float64Array.from(sorted, timeOf);
  const touched = new Set<number>();
  return {
    touch: (row) => void touched.add(row),
    within(bounds) {
      const found: number[] = [];
      const start = lowerBound(times.length, (position) => times[position] ?? 0, bounds.gte);
      for (let position = start; position < times.length; position += 1) {
        if ((times[position] ?? 0) > bounds.lte) break;
        const row = sorted[position] ?? 0;
        if (!touched.has(row)) found.push(row);
      }
      for (const row of touched) if (isInBounds(bounds, timeOf(row))) found.push(row);
      return found;
    },
  };
}

/** Second and row share one number, because sorting without a comparator is ten times as fast. */
function sortByTime(rows: readonly number[], timeOf: (row: number) => number): Uint32Array {
  const span = rows.reduce((highest, row) => Math.max(highest, row), 0) + 1;
  const base = rows.reduce((earliest, row) => Math.min(earliest, timeOf(row)), Number.POSITIVE_INFINITY);
  const keys = Float64Array.from(rows, (row) => Math.floor((timeOf(row) - base) / MS_PER_SECOND) * span + row);
  return Uint32Array.from(keys.sort(), (key) => key % span);
}
