import { buildConnection, type PageRows } from '../lists/build-connection.js';
import type { Connection, InstantRange, PageRequest } from '../lists/connection.js';
import type { ListEnvironment } from '../lists/list-environment.js';
import { adaptersToRead, idsBySource } from '../lists/list-plan.js';
import { assertFilterValues, assertPageSize } from '../lists/page-request.js';
import { createPaginator, type Paginator } from '../lists/paginator.js';
import { ReportCollector } from '../lists/report-collector.js';
import { resolveOpenRange } from '../lists/resolve-range.js';
import { orderSortKeys, type SortKey, timeKey } from '../lists/sort-key.js';
import type { Ticket, TicketCategory, TicketIterator, TicketOrder, TicketPage, TicketStatus } from '../model/ticket.js';
import type { Source } from '../source/source.js';

export interface TicketFilter {
  readonly createdAt?: InstantRange | null;
  readonly sources?: readonly Source[] | null;
  readonly locationIds?: readonly string[] | null;
  readonly statuses?: readonly TicketStatus[] | null;
  readonly categories?: readonly TicketCategory[] | null;
  readonly requesterIds?: readonly string[] | null;
  readonly assigneeIds?: readonly string[] | null;
}

type TicketListRequest = PageRequest & { readonly filter: TicketFilter; readonly order: TicketOrder };

/**
 * Tickets in the requested order. Sources cannot filter them by date, status or category, so it reads the list until
 * the page is full and skips other tickets.
 * @throws InvalidInputError for invalid arguments; SourceFaultError when every source fails.
 */
export async function listTickets(env: ListEnvironment, request: TicketListRequest): Promise<Connection<Ticket>> {
  const { filter, order, first } = request;
  assertPageSize(first);
  for (const member of ['sources', 'statuses', 'categories'] as const) {
    assertFilterValues(`filter.${member}`, filter[member]);
  }
  const createdAt = resolveOpenRange(filter.createdAt, 'filter.createdAt');
  const args = { filter, order };
  const paginator = createPaginator(env.encryptor, { list: 'tickets', args, after: request.after, now: env.now });
  const resumeTokens = request.isCounted ? null : paginator.resumeToken;
  const rows = await fillPage(paginator, {
    ...request,
    streams: createStreams(env, request, resumeTokens),
    verdictOf: createVerdict({ filter, order, createdAt }),
  });
  const connection = buildConnection<MergedTicket>(paginator, rows, { keyOf: ({ ticket }) => keyOf(ticket, order) });
  const edges = connection.edges.map((edge) => ({
    get cursor() {
      return edge.cursor;
    },
    node: edge.node.ticket,
  }));
  return { ...connection, edges };
}

function keyOf(ticket: Ticket, { field }: TicketOrder) {
  return timeKey(field === 'CREATED_AT' ? ticket.createdAt : (ticket.updatedAt ?? ticket.createdAt), ticket);
}

function createStreams(
  env: ListEnvironment,
  { filter, order }: TicketListRequest,
  resumeToken: string | null,
): TicketStream[] {
  const locations = idsBySource('filter.locationIds', filter.locationIds, 'Location');
  const requesters = idsBySource('filter.requesterIds', filter.requesterIds, 'Person');
  const assignees = idsBySource('filter.assigneeIds', filter.assigneeIds, 'Person');
  const resumeTokens = parseResumeTokens(resumeToken);
  const adapters = adaptersToRead(env.adapters, { sources: filter.sources, ids: [locations, requesters, assignees] });
  return adapters.flatMap(({ source, tickets }) => {
    if (tickets === undefined) return [];
    const query = {
      order,
      ...(locations && { locationIds: locations.get(source) ?? [] }),
      ...(requesters && { requesterIds: requesters.get(source) ?? [] }),
      ...(assignees && { assigneeIds: assignees.get(source) ?? [] }),
    };
    return [{ source, iterator: tickets.iterateTickets(query, resumeTokens[source] ?? null) }];
  });
}

type Verdict = 'MATCH' | 'PASS_OVER' | 'END';

/** END: in this order, neither this ticket nor any after it can match. */
function createVerdict(options: {
  filter: TicketFilter;
  order: TicketOrder;
  createdAt: { readonly from?: Date; readonly to?: Date };
}): (ticket: Ticket) => Verdict {
  const { filter, order, createdAt } = options;
  const isByCreation = order.field === 'CREATED_AT';
  return ({ createdAt: at, status, category }) => {
    const isTooEarly = createdAt.from !== undefined && at < createdAt.from;
    const isTooLate = createdAt.to !== undefined && at >= createdAt.to;
    if (isByCreation && (order.direction === 'DESC' ? isTooEarly : isTooLate)) return 'END';
    const isWanted = (filter.statuses?.includes(status) ?? true) && (filter.categories?.includes(category) ?? true);
    return isTooEarly || isTooLate || !isWanted ? 'PASS_OVER' : 'MATCH';
  };
}

async function fillPage(
  paginator: Paginator,
  options: TicketListRequest & { streams: readonly TicketStream[]; verdictOf: (ticket: Ticket) => Verdict },
): Promise<PageRows<MergedTicket>> {
  const { first, order, isCounted, streams, verdictOf } = options;
  const collector = new ReportCollector();
  const rows: MergedTicket[] = [];
  let matchCount = 0;
  const merged = mergeTicketIterators(collector, streams, {
    direction: order.direction,
    keyOf: (ticket) => keyOf(ticket, order),
  });
  for await (const row of merged) {
    const verdict = verdictOf(row.ticket);
    if (verdict === 'END') break;
    if (verdict === 'PASS_OVER') continue;
    matchCount += 1;
    collector.countMatch(row.ticket);
    const isAhead =
      paginator.after === null || orderSortKeys(order.direction, keyOf(row.ticket, order), paginator.after) > 0;
    if (isAhead && rows.length <= first) rows.push(row);
    if (rows.length > first && !isCounted) break;
  }
  return {
    rows: rows.slice(0, first),
    // An iterator that failed may have more: a request after the last row continues it.
    hasNextPage: rows.length > first || (rows.length > 0 && streams.some(({ source }) => collector.hasFault(source))),
    totalCount: isCounted && collector.isComplete ? matchCount : null,
    collector,
    resumeTokenOf: ({ resumeToken }) => resumeToken,
  };
}

/** A ticket and, per source, the token from which a later request can find it again. */
interface MergedTicket {
  readonly ticket: Ticket;
  readonly resumeToken: string;
}

interface TicketStream {
  readonly source: Source;
  readonly iterator: TicketIterator;
}

/**
 * Merges ordered iterators into one. An iterator that fails ends; its earlier tickets stay. `direction` is that of the
 * keys.
 */
async function* mergeTicketIterators(
  collector: ReportCollector,
  streams: readonly TicketStream[],
  order: { direction: 'ASC' | 'DESC'; keyOf: (ticket: Ticket) => SortKey },
): AsyncGenerator<MergedTicket> {
  const heads = streams.map((stream) => new IteratorHead(stream, collector));
  await Promise.all(heads.map((head) => head.fill()));
  for (;;) {
    const live = heads.filter((head) => head.ticket !== undefined);
    const next = live.reduce<IteratorHead | undefined>((best, head) => {
      if (best?.ticket === undefined || head.ticket === undefined) return best ?? head;
      return orderSortKeys(order.direction, order.keyOf(head.ticket), order.keyOf(best.ticket)) < 0 ? head : best;
    }, undefined);
    if (next?.ticket === undefined) return;
    yield {
      ticket: next.ticket,
      resumeToken: JSON.stringify(Object.fromEntries(heads.map(({ source, resumeToken }) => [source, resumeToken]))),
    };
    await next.advance();
  }
}

/** The resume tokens of a cursor, per source; none for an invalid text. */
function parseResumeTokens(resumeToken: string | null): Partial<Record<Source, string | null>> {
  return resumeToken === null ? {} : JSON.parse(resumeToken);
}

/** The next ticket of one iterator, and its page. */
class IteratorHead {
  readonly source: Source;
  resumeToken: string | null = null;
  readonly #iterator: TicketIterator;
  readonly #collector: ReportCollector;
  #tickets: readonly Ticket[] = [];
  #position = 0;

  constructor({ source, iterator }: TicketStream, collector: ReportCollector) {
    this.source = source;
    this.#iterator = iterator;
    this.#collector = collector;
  }

  get ticket(): Ticket | undefined {
    return this.#tickets[this.#position];
  }

  async advance(): Promise<void> {
    this.#position += 1;
    if (this.ticket === undefined) await this.fill();
  }

  /** Reads until there is a ticket or the iterator ends; a page may be empty. */
  async fill(): Promise<void> {
    while (this.ticket === undefined) {
      const page = await this.#nextPage();
      if (page === null) return;
      this.#collector.addSlice(this.source, page.slice);
      this.#tickets = page.slice.records;
      this.#position = 0;
      this.resumeToken = page.resumeToken;
    }
  }

  async #nextPage(): Promise<TicketPage | null> {
    try {
      return await this.#iterator.next();
    } catch (error) {
      this.#collector.addFailure(this.source, error);
      return null;
    }
  }
}
