import { buildConnection } from '../lists/build-connection.js';
import type { Connection, Edge, InstantRange, PageRequest } from '../lists/connection.js';
import { adaptersToRead, idsBySource } from '../lists/list-plan.js';
import { assertFilterValues, assertPageSize, assertSearch } from '../lists/page-request.js';
import { createPaginator } from '../lists/paginator.js';
import { resolveRange, VISITS_RANGE } from '../lists/resolve-range.js';
import type { SortKey } from '../lists/sort-key.js';
import { pageOf } from '../lists/whole-list.js';
import { visitorKeyText } from '../model/visitor-key.js';
import { filterInPace, forEachInPace } from '../pace/in-pace.js';
import type { Source } from '../source/source.js';
import { createTextSearch } from '../text/text-search.js';
import type { TimeRange } from '../time/time-range.js';
import type { VisitedPeople, VisitedPerson } from './visited-people.js';
import type { VisitorRef } from './visitor.js';
import type { VisitorEnvironment } from './visitor-environment.js';

export interface VisitorFilter {
  readonly visitedAt?: InstantRange | null;
  readonly sources?: readonly Source[] | null;
  readonly locationIds?: readonly string[] | null;
  readonly search?: string | null;
}

export interface VisitorEdge extends Edge<VisitorRef> {
  /** Number of visits of the range, of any status. */
  readonly visitCount: number;
  /** The latest `scheduledAt` of the range, which may be in the future. */
  readonly lastVisitAt: Date | null;
}

const keyOf = ({ person, visits }: VisitedPerson): SortKey => [
  visits[0].scheduledAt.getTime(),
  visitorKeyText(person.key),
];

/**
 * People who visit in the range, joined across sources, newest `lastVisitAt` first. Only all visits of the range show
 * who is who, so every page reads it completely. The fields of a visitor come from the directory, not the range.
 * @throws InvalidInputError, SourceFaultError as `listVisits`.
 */
export async function listVisitors(
  env: VisitorEnvironment,
  request: PageRequest & { readonly filter: VisitorFilter },
): Promise<Connection<VisitorRef, VisitorEdge>> {
  const { filter, first } = request;
  assertPageSize(first);
  assertFilterValues('filter.sources', filter.sources);
  assertSearch('filter.search', filter.search);
  const resolve = () =>
    resolveRange(filter.visitedAt, {
      argument: 'filter.visitedAt',
      policy: VISITS_RANGE,
      now: env.now,
      maxDays: env.visitsMaxRangeDays,
    });
  const paginator = createPaginator(env.encryptor, {
    list: 'visitors',
    args: filter,
    after: request.after,
    now: env.now,
    resolveRange: resolve,
  });
  const { pace } = env;
  const read = await readPeople(env, filter, { range: paginator.range ?? resolve(), now: paginator.now });
  const collector = await read.createCollector();
  const people = await filterInPace(pace, read.people, createPersonSearch(filter.search));
  await forEachInPace(pace, people, ({ visits }) => {
    for (const visit of visits) collector.countMatch(visit);
  });
  const page = await pageOf(paginator, people, { pace, first, direction: 'DESC', keyOf });
  const totalCount = collector.isComplete ? people.length : null;
  return toVisitorConnection(buildConnection<VisitedPerson>(paginator, { ...page, totalCount, collector }, { keyOf }));
}

function readPeople(
  env: VisitorEnvironment,
  filter: VisitorFilter,
  query: { readonly range: TimeRange; readonly now: Date },
): Promise<VisitedPeople> {
  const locations = idsBySource('filter.locationIds', filter.locationIds, 'Location');
  const adapters = adaptersToRead(env.adapters, { sources: filter.sources, ids: [locations] });
  const narrowing = (source: Source) => ({ ...(locations && { locationIds: locations.get(source) ?? [] }) });
  return env.visitedPeople.read({ adapters, narrowing, ...query });
}

function toVisitorConnection(connection: Connection<VisitedPerson>): Connection<VisitorRef, VisitorEdge> {
  return {
    ...connection,
    edges: connection.edges.map((edge) => ({
      get cursor() {
        return edge.cursor;
      },
      node: { nodeType: 'Visitor', key: edge.node.person.key },
      visitCount: edge.node.visits.length,
      lastVisitAt: edge.node.visits[0].scheduledAt,
    })),
  };
}

function createPersonSearch(search: string | null | undefined): (person: VisitedPerson) => boolean {
  const isFound = createTextSearch(search);
  return ({ visits }) =>
    visits.some(({ visitor: { name, email, phoneNumber, phoneE164, company } }) =>
      isFound([name, email, phoneNumber, phoneE164, company]),
    );
}
