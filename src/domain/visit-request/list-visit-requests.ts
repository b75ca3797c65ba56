import { buildConnection } from '../lists/build-connection.js';
import type { Connection, InstantRange, PageRequest } from '../lists/connection.js';
import type { ListEnvironment } from '../lists/list-environment.js';
import { adaptersToRead, idsBySource } from '../lists/list-plan.js';
import { assertPageSize } from '../lists/page-request.js';
import { createPaginator } from '../lists/paginator.js';
import { resolveOpenRange } from '../lists/resolve-range.js';
import { timeKey } from '../lists/sort-key.js';
import { readWholeList } from '../lists/whole-list.js';
import type { VisitRequest } from '../model/visit-request.js';

export interface VisitRequestFilter {
  readonly createdAt?: InstantRange | null;
  readonly locationIds?: readonly string[] | null;
}

const keyOf = (request: VisitRequest) => timeKey(request.createdAt, request);

/**
 * Visit requests without an answer, newest first.
 * @throws InvalidInputError for invalid arguments; SourceFaultError when every source fails.
 */
export async function listVisitRequests(
  env: ListEnvironment,
  request: PageRequest & { readonly filter: VisitRequestFilter },
): Promise<Connection<VisitRequest>> {
  const { filter, first } = request;
  assertPageSize(first);
  const createdAt = resolveOpenRange(filter.createdAt, 'filter.createdAt');
  const locations = idsBySource('filter.locationIds', filter.locationIds, 'Location');
  const paginator = createPaginator(env.encryptor, {
    list: 'visitRequests',
    args: filter,
    after: request.after,
    now: env.now,
  });
  const sources = adaptersToRead(env.adapters, { ids: [locations] }).flatMap(({ source, visitRequests }) =>
    visitRequests === undefined
      ? []
      : [
          {
            source,
            read: () =>
              visitRequests.readVisitRequests({
                createdAt,
                ...(locations && { locationIds: locations.get(source) ?? [] }),
              }),
          },
        ],
  );
  const rows = await readWholeList(paginator, {
    pace: env.pace,
    sources,
    first,
    direction: 'DESC',
    keyOf,
    select: (requests) => requests,
  });
  return buildConnection(paginator, rows, { keyOf });
}
