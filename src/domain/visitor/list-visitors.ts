import { buildConnection } from '../lists/build-connection.js';
import type { Connection, Edge, InstantRange, PageRequest } from '../lists/connection.js';
import type { ListEnvironment } from '../lists/list-environment.js';
import { adaptersToAsk, idsBySource } from '../lists/list-plan.js';
import { type ListWalk, openWalk } from '../lists/list-walk.js';
import { assertFilterValues, assertPageSize, assertSearch } from '../lists/page-request.js';
import { ReportBook } from '../lists/report-book.js';
import { resolveRange, VISITS_RANGE } from '../lists/resolve-range.js';
import type { SortKey } from '../lists/sort-key.js';
import { pageOf, readSources } from '../lists/whole-list.js';
import type { Source } from '../source/source.js';
import { createTextSearch } from '../text/text-search.js';
import type { Visit } from '../visit/visit.js';
import { groupVisitsByPerson, type VisitedPerson } from './visited-person.js';
import type { VisitorRef } from './visitor.js';
import { visitorKeyText } from './visitor-key.js';

export interface VisitorFilter {
  readonly visitedAt?: InstantRange | null;
  readonly sources?: readonly Source[] | null;
  readonly locationIds?: readonly string[] | null;
  readonly search?: string | null;
}

export interface VisitorEdge extends Edge<VisitorRef> {
  /** Visits of the range, whatever became of them. */
  readonly visitCount: number;
  /** The latest `scheduledAt` of the range; it may lie ahead. */
  readonly lastVisitAt: Date | null;
}

const keyOf = ({ visitor, lastVisitAt }: VisitedPerson): SortKey => [
  lastVisitAt.getTime(),
  visitorKeyText(visitor.key),
];

/**
 * People who visit in the range, joined across sources, newest `lastVisitAt` first. Who is who can only be told from
 * all visits of the range, so every page reads it whole. What a visitor is, the directory says, not the range.
 * @throws InvalidInputError, SourceFaultError as `listVisits`.
 */
export async function listVisitors(
  env: ListEnvironment,
  request: PageRequest & { readonly filter: VisitorFilter },
): Promise<Connection<VisitorRef, VisitorEdge>> {
  const { filter, first } = request;
  assertPageSize(first);
  assertFilterValues('filter.sources', filter.sources);
  assertSearch('filter.search', filter.search);
  const range = { argument: 'filter.visitedAt', policy: VISITS_RANGE, now: env.now, maxDays: env.visitsMaxRangeDays };
  const walk = openWalk(env.sealer, {
    list: 'visitors',
    question: filter,
    after: request.after,
    now: env.now,
    resolveRange: () => resolveRange(filter.visitedAt, range),
  });
  const book = new ReportBook();
  const visits = await readVisits(env, book, filter, walk);
  const people = (await groupVisitsByPerson(visits)).filter(createPersonSearch(filter.search));
  for (const { visits: own } of people) for (const { source } of own) book.countMatch(source);
  const page = pageOf(walk, people, { first, direction: 'DESC', keyOf });
  const totalCount = book.isComplete ? people.length : null;
  return toVisitorConnection(buildConnection<VisitedPerson>(walk, { ...page, totalCount, book }, { keyOf }));
}

async function readVisits(
  env: ListEnvironment,
  book: ReportBook,
  filter: VisitorFilter,
  { range, now }: ListWalk,
): Promise<Visit[]> {
  if (range === null) return [];
  const locations = idsBySource('filter.locationIds', filter.locationIds, 'Location');
  const adapters = adaptersToAsk(env.adapters, { sources: filter.sources, ids: [locations] });
  const sources = adapters.map(({ source, visits }) => ({
    source,
    read: () => visits.readVisits({ range, now, ...(locations && { locationIds: locations.get(source) ?? [] }) }),
  }));
  return readSources<Visit>(book, sources);
}

function toVisitorConnection(connection: Connection<VisitedPerson>): Connection<VisitorRef, VisitorEdge> {
  return {
    ...connection,
    edges: connection.edges.map((edge) => ({
      get cursor() {
        return edge.cursor;
      },
      node: { nodeType: 'Visitor', key: edge.node.visitor.key },
      visitCount: edge.node.visits.length,
      lastVisitAt: edge.node.lastVisitAt,
    })),
  };
}

function createPersonSearch(search: string | null | undefined): (person: VisitedPerson) => boolean {
  const isFound = createTextSearch(search);
  return ({ visitor }) =>
    visitor.records.some((record) =>
      isFound([record.name, record.email, record.phoneNumber, record.phoneE164, record.company]),
    );
}
