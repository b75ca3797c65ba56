import { buildConnection } from '../lists/build-connection.js';
import type { Connection, OrderDirection, PageRequest } from '../lists/connection.js';
import { assertPageSize } from '../lists/page-request.js';
import { createPaginator } from '../lists/paginator.js';
import { resolveRange, VISITS_RANGE } from '../lists/resolve-range.js';
import { timeKey } from '../lists/sort-key.js';
import { createVisitRead } from '../lists/visit-read.js';
import { readWholeList, toPageRows } from '../lists/whole-list.js';
import { readWindowedList } from '../lists/windowed-list.js';
import { isNeverCheckedOut } from '../model/stay-end.js';
import type { Visit } from '../model/visit.js';
import { filterInPace } from '../pace/in-pace.js';
import { createTextSearch } from '../text/text-search.js';
import type { TimeRange } from '../time/time-range.js';
import type { VisitorEnvironment } from '../visitor/visitor-environment.js';
import { planVisits, type VisitFilter, type VisitScope } from './visit-filter.js';

export type { VisitFilter } from './visit-filter.js';

interface VisitListRequest extends PageRequest {
  readonly filter: VisitFilter;
  readonly direction: OrderDirection;
  readonly within?: VisitScope;
}

const keyOf = (visit: Visit) => timeKey(visit.scheduledAt, visit);

/**
 * Visits of all sources, in the order of `scheduledAt`. Without a range, `isOnSite: true` is the roll call: everyone in
 * the building now, whenever they arrived.
 * @throws InvalidInputError for invalid arguments; SourceFaultError when every source fails.
 */
export async function listVisits(env: VisitorEnvironment, request: VisitListRequest): Promise<Connection<Visit>> {
  const { filter, direction, first, isCounted } = request;
  assertPageSize(first);
  const plan = planVisits(env, filter, request.within);
  const paginator = createPaginator(env.encryptor, {
    list: 'visits',
    args: { filter, direction, within: request.within },
    after: request.after,
    now: env.now,
    ...(!isRollCall(filter) && { resolveRange: () => resolveVisitRange(env, filter) }),
  });
  const { range } = paginator;
  const { pace } = env;
  const read = createVisitRead(plan, paginator.now, pace);
  const matches = createVisitMatch(filter);
  if (range !== null && !plan.isReadAtOnce) {
    const sources = plan.adapters.map((adapter) => ({
      source: adapter.source,
      read: (window: TimeRange) => read(adapter, window),
    }));
    return buildConnection(
      paginator,
      await readWindowedList(paginator, range, {
        pace,
        sources,
        first,
        direction,
        isCounted,
        keyOf,
        matches,
        firstWindowDays: 1,
      }),
      { keyOf },
    );
  }
  const options = { pace, first, direction, keyOf };
  if (plan.visitorKeys.length > 0) {
    const people = await env.visitedPeople.read({ ...plan, range, now: paginator.now });
    const selected = await filterInPace(pace, people.visitsOf(plan.visitorKeys), matches);
    return buildConnection(
      paginator,
      await toPageRows(paginator, { collector: await people.createCollector(), selected }, options),
      options,
    );
  }
  const sources = plan.adapters.map((adapter) => ({ source: adapter.source, read: () => read(adapter, range) }));
  const select = (visits: readonly Visit[]) => filterInPace(pace, visits, matches);
  return buildConnection(paginator, await readWholeList(paginator, { ...options, sources, select }), options);
}

/** `isOnSite` without a range selects everyone in the building now. */
export function isRollCall({ isOnSite, scheduledAt }: VisitFilter): boolean {
  return isOnSite === true && !scheduledAt?.gte && !scheduledAt?.lt;
}

/** @throws InvalidInputError for a range that is reversed or too wide. */
export function resolveVisitRange(env: VisitorEnvironment, filter: VisitFilter): TimeRange {
  return resolveRange(filter.scheduledAt, {
    argument: 'filter.scheduledAt',
    policy: VISITS_RANGE,
    now: env.now,
    maxDays: env.visitsMaxRangeDays,
  });
}

/** The conditions that sources cannot filter by: status, presence, text. */
export function createVisitMatch({
  statuses,
  isOnSite,
  neverCheckedOut,
  search,
}: VisitFilter): (visit: Visit) => boolean {
  const isFound = createVisitSearch(search);
  return (visit) =>
    (statuses?.includes(visit.status) ?? true) &&
    (isOnSite === null || isOnSite === undefined || visit.isOnSite === isOnSite) &&
    (neverCheckedOut == null || isNeverCheckedOut(visit) === neverCheckedOut) &&
    isFound(visit);
}

/** Whether the text is in the visitor's name, e-mail, phone or company, the plate or the access code. */
function createVisitSearch(search: string | null | undefined): (visit: Visit) => boolean {
  const isFound = createTextSearch(search);
  return ({ visitor, vehicle, accessCode }) =>
    isFound([
      visitor.name,
      visitor.email,
      visitor.phoneNumber,
      visitor.phoneE164,
      visitor.company,
      vehicle?.licensePlate,
      accessCode,
    ]);
}
