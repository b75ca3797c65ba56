import type { ReportCollector } from '../lists/report-collector.js';
import { orderSortKeys, type SortKey } from '../lists/sort-key.js';
import type { Ticket, TicketIterator, TicketPage } from '../model/ticket.js';
import type { Source } from '../source/source.js';

/** A ticket and, per source, where a later request may start to find it again. */
export interface MergedTicket {
  readonly ticket: Ticket;
  readonly resumeToken: string;
}

export interface TicketStream {
  readonly source: Source;
  readonly iterator: TicketIterator;
}

/**
 * Merges ordered walks into one. A walk that fails ends; what it gave before stays.
 * `direction` is that of the keys.
 */
export async function* mergeTicketIterators(
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

/** The hints of a cursor, per source; nothing for what is not such a text. */
export function parseResumeTokens(resumeToken: string | null): Partial<Record<Source, string | null>> {
  return resumeToken === null ? {} : JSON.parse(resumeToken);
}

/** The next ticket of one walk, and the page in which it stands. */
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

  /** Reads on until there is a ticket or the walk ends; a page may be empty. */
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
