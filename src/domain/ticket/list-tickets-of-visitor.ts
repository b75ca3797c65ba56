import { buildConnection } from '../lists/build-connection.js';
import type { Connection, PageRequest } from '../lists/connection.js';
import type { ListEnvironment } from '../lists/list-environment.js';
import { assertPageSize } from '../lists/page-request.js';
import { createPaginator } from '../lists/paginator.js';
import { timeKey } from '../lists/sort-key.js';
import { readWholeList } from '../lists/whole-list.js';
import type { Ticket } from '../model/ticket.js';
import { SOURCES, type Source } from '../source/source.js';
import { mergeSlices, type SourceSlice } from '../source/source-slice.js';
import type { Visitor } from '../visitor/visitor.js';

const keyOf = (ticket: Ticket) => timeKey(ticket.createdAt, ticket);

/**
 * Tickets that people with the visitor's e-mail opened, newest first. A visitor without an e-mail has none: every
 * report is SKIPPED.
 * @throws InvalidInputError, SourceFaultError as `listTickets`.
 */
export async function listTicketsOfVisitor(
  env: ListEnvironment,
  request: PageRequest & { readonly visitor: Visitor },
): Promise<Connection<Ticket>> {
  const { visitor, first } = request;
  assertPageSize(first);
  const paginator = createPaginator(env.encryptor, {
    list: 'visitor.tickets',
    args: visitor.key,
    after: request.after,
    now: env.now,
  });
  const { email } = visitor;
  const sources = SOURCES.flatMap((source) =>
    email !== null && env.adapters[source]?.tickets !== undefined
      ? [{ source, read: () => readOfEmail(env, source, email) }]
      : [],
  );
  const select = (tickets: readonly Ticket[]) => tickets;
  const options = { pace: env.pace, sources, first, direction: 'DESC', keyOf, select } as const;
  return buildConnection(paginator, await readWholeList(paginator, options), options);
}

async function readOfEmail(env: ListEnvironment, source: Source, email: string): Promise<SourceSlice<Ticket>> {
  const adapter = env.adapters[source];
  const people = (await adapter?.people.findPeopleByEmail(email)) ?? [];
  const slices = people.map(({ sourceId, location }) =>
    adapter?.tickets?.loadTicketsOfRequester({ sourceId, locationId: location?.sourceId ?? null }),
  );
  return mergeSlices(
    (await Promise.all(slices)).filter((slice) => slice !== undefined),
    env.now,
  );
}
