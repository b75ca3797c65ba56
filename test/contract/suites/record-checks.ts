import { decodeNodeId, encodeNodeId, type NodeType } from '../../../src/domain/ids/node-id.js';
import type { Source } from '../../../src/domain/source/source.js';
import type { SourceSlice } from '../../../src/domain/source/source-slice.js';

interface SourceRecord {
  readonly nodeType: NodeType;
  readonly source: Source;
  readonly sourceId: string;
}

/** Source ids in an order of their own, to compare lists that have none. */
export function idsOf(records: Iterable<{ readonly sourceId: string }>): string[] {
  return [...records].map(({ sourceId }) => sourceId).sort();
}

export function byId<T extends { readonly sourceId: string }>(records: readonly T[]): T[] {
  return records.toSorted((left, right) => (left.sourceId < right.sourceId ? -1 : 1));
}

/** Spread over the list, so that a sample meets records of several kinds. */
export function sampleOf<T>(records: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.floor(records.length / count));
  return records.filter((_record, index) => index % step === 0).slice(0, count);
}

/** What holds for the records of every port: own source, ids that are unique and survive the graph's ids, plain data. */
export function expectRecords(source: Source, nodeType: NodeType, records: readonly SourceRecord[]): void {
  expect(records.length).toBeGreaterThan(0);
  expect(new Set(idsOf(records)).size).toBe(records.length);
  for (const record of records) {
    expect(record).toMatchObject({ source, nodeType });
    expect(decodeNodeId(encodeNodeId(record))).toEqual({ nodeType, source, sourceId: record.sourceId });
    expectPlain(record);
  }
}

/** A slice of which nothing is missing. */
export function expectWhole(slice: SourceSlice<unknown>): void {
  expect(slice).toMatchObject({ isComplete: true, droppedCount: 0, fault: null });
  expect(slice.asOf).toBeInstanceOf(Date);
}

export function expectEmpty(slice: SourceSlice<unknown>): void {
  expect(slice).toMatchObject({ records: [], isComplete: true, fault: null });
}

/** A name is never blank and never an id: where a record writes none, it has none. */
export function expectName({ name, sourceId }: { readonly name?: string | null; readonly sourceId?: string }): void {
  expect(name?.trim()).not.toBe('');
  if (sourceId !== undefined) expect(name).not.toBe(sourceId);
}

/** Records are shared by everything that reads them in a request, so nobody may change one. */
export function expectFrozen(records: readonly SourceRecord[]): void {
  expect(idsOf(records.filter((record) => !Object.isFrozen(record)).slice(0, 1))).toEqual([]);
}

/** Objects, arrays, dates and primitives only: what resolvers hand out as it is. */
function expectPlain(value: unknown, path = 'record'): void {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw new Error(`${path} is no valid time`);
    return;
  }
  if (typeof value === 'function' || typeof value === 'symbol') throw new Error(`${path} is no data`);
  if (typeof value !== 'object' || value === null) return;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && !Array.isArray(value)) throw new Error(`${path} is no plain object`);
  for (const [name, member] of Object.entries(value)) expectPlain(member, `${path}.${name}`);
}

/**
 * That two readings of records tell the same. What a record carries of another one (its host, its location) may be
 * more in one reading than in the other: an absent member is looked up; what both carry has to agree.
 */
export function expectSameFacts(actual: unknown, expected: unknown): void {
  expect(inCommon(actual, expected, false)).toEqual(inCommon(expected, actual, false));
}

function inCommon(value: unknown, other: unknown, isReference: boolean): unknown {
  if (Array.isArray(value))
    return value.map((item, index) => inCommon(item, Array.isArray(other) ? other[index] : null, false));
  if (!isPlain(value) || !isPlain(other)) return value;
  const members = Object.entries(value).filter(([name]) => !isReference || name in other);
  return Object.fromEntries(
    members.map(([name, member]) => [name, inCommon(member, other[name], isPlain(member) && 'nodeType' in member)]),
  );
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
