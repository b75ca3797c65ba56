import { InvalidInputError } from '../errors/invalid-input-error.js';
import { assertNodeId, type NodeId, type NodeType } from '../ids/node-id.js';
import type { SourceAdapter, SourceAdapters } from '../model/source-adapter.js';
import { SOURCES, type Source } from '../source/source.js';
import { assertFilterValues } from './page-request.js';

/** Ids of a filter, per source. Null: the filter has no ids and selects everything. */
export type IdsBySource = ReadonlyMap<Source, readonly string[]> | null;

/**
 * Decodes the ids of one filter member.
 * @throws InvalidInputError naming `argument` for a malformed id or one of another type.
 */
export function idsBySource(
  argument: string,
  ids: readonly string[] | null | undefined,
  nodeTypes: NodeType | readonly NodeType[],
): IdsBySource {
  assertFilterValues(argument, ids);
  if (ids === null || ids === undefined) return null;
  const grouped = new Map<Source, string[]>();
  for (const { source, sourceId } of ids.map((id) => assertIdOfTypes(argument, id, nodeTypes))) {
    grouped.set(source, [...(grouped.get(source) ?? []), sourceId]);
  }
  return grouped;
}

/** As `assertNodeId`, for arguments that take ids of several types. */
export function assertIdOfTypes(argument: string, id: string, nodeTypes: NodeType | readonly NodeType[]): NodeId {
  const accepted = typeof nodeTypes === 'string' ? [nodeTypes] : nodeTypes;
  for (const nodeType of accepted.slice(1)) {
    try {
      return assertNodeId(argument, id, nodeType);
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
    }
  }
  return assertNodeId(argument, id, accepted[0] ?? 'Visit');
}

/** The ids of a source that two members of a filter both select. */
export function intersectIds(left: IdsBySource, right: IdsBySource): IdsBySource {
  if (left === null) return right;
  if (right === null) return left;
  const both = new Map<Source, readonly string[]>();
  for (const [source, ids] of left) {
    const shared = ids.filter((id) => right.get(source)?.includes(id));
    if (shared.length > 0) both.set(source, shared);
  }
  return both;
}

/**
 * The configured sources that a filter selects: named in `sources`, and with ids in every member that has ids. All
 * others are SKIPPED.
 */
export function adaptersToRead(
  adapters: SourceAdapters,
  filter: { sources?: readonly Source[] | null | undefined; ids: readonly IdsBySource[] },
): SourceAdapter[] {
  return SOURCES.flatMap((source) => adapters[source] ?? []).filter(
    ({ source }) =>
      (filter.sources?.includes(source) ?? true) && filter.ids.every((ids) => ids === null || ids.has(source)),
  );
}
