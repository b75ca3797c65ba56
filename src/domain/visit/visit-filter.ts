import type { InstantRange } from '../lists/connection.js';
import type { ListEnvironment } from '../lists/list-environment.js';
import { adaptersToRead, type IdsBySource, idsBySource, intersectIds } from '../lists/list-plan.js';
import { assertFilterValues, assertSearch } from '../lists/page-request.js';
import type { SourceAdapter } from '../model/source-adapter.js';
import type { VisitQuery, VisitStatus } from '../model/visit.js';
import { assertVisitorId } from '../model/visitor-id.js';
import type { VisitorKey } from '../model/visitor-key.js';
import type { Source } from '../source/source.js';

export interface VisitFilter {
  readonly scheduledAt?: InstantRange | null;
  readonly sources?: readonly Source[] | null;
  readonly statuses?: readonly VisitStatus[] | null;
  /** Global ids, as in all members with ids. */
  readonly locationIds?: readonly string[] | null;
  readonly hostIds?: readonly string[] | null;
  readonly visitorIds?: readonly string[] | null;
  readonly isOnSite?: boolean | null;
  readonly neverCheckedOut?: boolean | null;
  readonly search?: string | null;
}

/** The record that owns the list, which narrows the filter. */
export interface VisitScope {
  readonly hostId?: string;
  readonly locationId?: string;
  readonly visitorId?: string;
}

/** A checked filter: the sources and their queries. */
export interface VisitPlan {
  readonly adapters: readonly SourceAdapter[];
  /** The conditions that sources filter by. */
  narrowing(source: Source): Pick<VisitQuery, 'locationIds' | 'hostIds'>;
  /** Whether the filter names people: then windows do not save calls. */
  readonly isReadAtOnce: boolean;
  /** Groups of keys; the person of a visit must be in every group. Empty: all people. */
  readonly visitorKeys: readonly (readonly VisitorKey[])[];
}

/** @throws InvalidInputError naming the invalid member. */
export function planVisits(env: ListEnvironment, filter: VisitFilter, scope: VisitScope = {}): VisitPlan {
  assertFilterValues('filter.sources', filter.sources);
  assertFilterValues('filter.statuses', filter.statuses);
  assertSearch('filter.search', filter.search);
  const locations = scopedIds('filter.locationIds', filter.locationIds, 'Location', scope.locationId);
  const hosts = scopedIds('filter.hostIds', filter.hostIds, 'Person', scope.hostId);
  assertFilterValues('filter.visitorIds', filter.visitorIds);
  const named = filter.visitorIds?.map((id) => assertVisitorId(env.encryptor, 'filter.visitorIds', id));
  const scoped = scope.visitorId === undefined ? undefined : [assertVisitorId(env.encryptor, 'id', scope.visitorId)];
  const visitorKeys = [named, scoped].filter((keys) => keys !== undefined);
  return {
    adapters: adaptersToRead(env.adapters, { sources: filter.sources, ids: [locations, hosts] }),
    narrowing: (source) => ({
      ...(locations && { locationIds: locations.get(source) ?? [] }),
      ...(hosts && { hostIds: hosts.get(source) ?? [] }),
    }),
    isReadAtOnce: hosts !== null || visitorKeys.length > 0,
    visitorKeys,
  };
}

function scopedIds(
  argument: string,
  ids: readonly string[] | null | undefined,
  nodeType: 'Location' | 'Person',
  scopeId: string | undefined,
): IdsBySource {
  const named = idsBySource(argument, ids, nodeType);
  return intersectIds(named, idsBySource('id', scopeId === undefined ? null : [scopeId], nodeType));
}
