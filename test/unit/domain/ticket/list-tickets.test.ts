import fc from 'fast-check';
import {
  TICKET_ORDER_FIELDS,
  TICKET_STATUSES,
  type Ticket,
  type TicketOrder,
} from '../../../../src/domain/model/ticket.js';
import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import { listTickets, type TicketFilter } from '../../../../src/domain/ticket/list-tickets.js';
import { createFakeAdapter } from '../../../support/fakes/fake-adapter.js';
import type { FakeOptions } from '../../../support/fakes/fake-data.js';
import { createListEnvironment } from '../../../support/list-environment.js';
import { createTicket } from '../../../support/records.js';

const now = new Date('2026-06-15T12:00:00Z');

const arbitraryTicket = fc.record({
  minute: fc.oneof(fc.integer({ min: -10_000, max: 0 }), fc.constantFrom(0, -1)),
  updatedAfter: fc.option(fc.integer({ min: 0, max: 500 }), { nil: null }),
  status: fc.constantFrom(...TICKET_STATUSES),
});

const toTickets = (given: readonly { minute: number; updatedAfter: number | null; status: Ticket['status'] }[]) =>
  given.map(({ minute, updatedAfter, status }, index) =>
    createTicket({
      sourceId: `t${index}`,
      createdAt: new Date(now.getTime() + minute * 60_000),
      updatedAt: updatedAfter === null ? null : new Date(now.getTime() + (minute + updatedAfter) * 60_000),
      status,
    }),
  );

const timeOf = ({ createdAt, updatedAt }: Ticket, { field }: TicketOrder) =>
  (field === 'CREATED_AT' ? createdAt : (updatedAt ?? createdAt)).getTime();

function expectedIds(tickets: readonly Ticket[], filter: TicketFilter, order: TicketOrder): string[] {
  const ids = tickets
    .filter(({ status }) => filter.statuses?.includes(status) ?? true)
    .filter(({ createdAt }) => !filter.createdAt?.gte || createdAt >= filter.createdAt.gte)
    .sort((left, right) => timeOf(left, order) - timeOf(right, order) || (left.sourceId < right.sourceId ? -1 : 1))
    .map(({ sourceId }) => sourceId);
  return order.direction === 'ASC' ? ids : ids.reverse();
}

const envOf = (tickets: readonly Ticket[], options: FakeOptions = {}) =>
  createListEnvironment({ now, adapters: { SPACEBRING: createFakeAdapter('SPACEBRING', { tickets }, options) } });

async function readAllPages(
  tickets: readonly Ticket[],
  request: { filter: TicketFilter; order: TicketOrder; first: number },
) {
  const ids: string[] = [];
  let after: string | null = null;
  for (let page = 0; page < 200; page += 1) {
    const env = envOf(tickets, { ticketPageSize: 7 });
    const connection = await listTickets(env, { ...request, after, isCounted: false });
    ids.push(...connection.edges.map(({ node }) => node.sourceId));
    if (!connection.pageInfo.hasNextPage) return ids;
    after = connection.pageInfo.endCursor;
  }
  throw new Error('the walk does not end');
}

describe('paging through tickets', () => {
  test('gives exactly the sorted, filtered whole', async () => {
    const arbitrary = fc.record({
      given: fc.array(arbitraryTicket, { maxLength: 60 }),
      field: fc.constantFrom(...TICKET_ORDER_FIELDS),
      direction: fc.constantFrom('ASC' as const, 'DESC' as const),
      first: fc.integer({ min: 1, max: 20 }),
      statuses: fc.option(fc.uniqueArray(fc.constantFrom(...TICKET_STATUSES), { minLength: 1 }), { nil: null }),
      gte: fc.option(fc.integer({ min: -10_000, max: 0 }), { nil: null }),
    });
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ given, field, direction, first, statuses, gte }) => {
        const tickets = toTickets(given);
        const createdAt = gte === null ? null : { gte: new Date(now.getTime() + gte * 60_000) };
        const filter = { statuses, createdAt };
        const order = { field, direction };
        expect(await readAllPages(tickets, { filter, order, first })).toEqual(expectedIds(tickets, filter, order));
      }),
      { numRuns: 150 },
    );
  });

  test('counts all that match, on every page', async () => {
    const tickets = toTickets(
      Array.from({ length: 20 }, (_, index) => ({ minute: -index, updatedAfter: null, status: 'NEW' })),
    );
    const request = {
      filter: {},
      order: { field: 'CREATED_AT', direction: 'DESC' },
      first: 5,
      isCounted: true,
    } as const;
    const first = await listTickets(envOf(tickets), { ...request, after: null });
    const second = await listTickets(envOf(tickets), { ...request, after: first.pageInfo.endCursor });
    expect([first.totalCount, second.totalCount]).toEqual([20, 20]);
    expect(second.edges[0]?.node.sourceId).toBe('t5');
  });

  test('returns what was read before an iterator failed, and continues later', async () => {
    let calls = 0;
    const breaking: FakeOptions = {
      ticketPageSize: 3,
      onCall: () => {
        calls += 1;
        if (calls > 2) throw new SourceFaultError({ source: 'SPACEBRING', code: 'UPSTREAM_TIMEOUT', message: 'slow' });
      },
    };
    const tickets = toTickets(
      Array.from({ length: 20 }, (_, index) => ({ minute: -index, updatedAfter: null, status: 'NEW' })),
    );
    const request = {
      filter: {},
      order: { field: 'CREATED_AT', direction: 'DESC' },
      first: 15,
      isCounted: true,
    } as const;
    const short = await listTickets(envOf(tickets, breaking), { ...request, after: null });
    expect(short.sources[0]).toMatchObject({ status: 'PARTIAL', error: { code: 'UPSTREAM_TIMEOUT' } });
    expect(short.totalCount).toBeNull();
    expect(short.pageInfo.hasNextPage).toBe(true);
    const rest = await listTickets(envOf(tickets), { ...request, first: 20, after: short.pageInfo.endCursor });
    expect([...short.edges, ...rest.edges]).toHaveLength(20);
  });

  test('has a next page where a later page of the source could not be read', async () => {
    const env = envOf(
      toTickets(Array.from({ length: 6 }, (_, index) => ({ minute: -index, updatedAfter: null, status: 'NEW' }))),
    );
    const whole = env.adapters.SPACEBRING?.tickets;
    if (whole === undefined) throw new Error('no tickets');
    const fault = { code: 'UPSTREAM_TIMEOUT', message: 'slow' } as const;
    const iterateTickets: typeof whole.iterateTickets = (query, resumeToken) => {
      const walk = whole.iterateTickets(query, resumeToken);
      let isOver = false;
      return {
        async next() {
          const page = isOver ? null : await walk.next();
          isOver = true;
          return (
            page && {
              ...page,
              slice: { ...page.slice, isComplete: false, fault: { ...fault, retryAfterSeconds: null } },
            }
          );
        },
      };
    };
    const adapters = { SPACEBRING: { ...env.adapters.SPACEBRING, tickets: { ...whole, iterateTickets } } };
    const order = { field: 'CREATED_AT', direction: 'DESC' } as const;
    const short = await listTickets({ ...env, adapters } as typeof env, {
      filter: {},
      order,
      first: 50,
      isCounted: false,
      after: null,
    });
    expect(short.sources[0]).toMatchObject({ status: 'PARTIAL', error: fault });
    expect(short.pageInfo.hasNextPage).toBe(true);
  });
});
