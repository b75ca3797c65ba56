import { orderSortKeys, type SortKey, timeKey } from '../../domain/lists/sort-key.js';
import type { TicketOrder } from '../../domain/model/ticket.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import { isRefusal, type TicketListCall } from './client.js';
import type { TicketWire } from './ticket.wire.js';
import type { WirePage } from './wire.js';

interface TicketStreamOptions {
  /** Names the stream in a resume token. */
  readonly key: string;
  readonly order: TicketOrder;
  /** One page of the list in the requested order; undefined = the first. */
  readonly readPage: (pageToken: string | undefined) => Promise<WirePage<TicketWire>>;
  /** Whether a ticket belongs to the stream: older generations ignore filters. */
  readonly isWanted: (ticket: TicketWire) => boolean;
  readonly maxPages: number;
  /** Token of the page to start at; undefined = the first. A token that is no longer valid is ignored. */
  readonly resumeToken: string | undefined;
}

interface Buffered extends SortableTicket {
  readonly pageIndex: number;
  readonly pageToken: string | undefined;
}

/**
 * One location's tickets in (time, id) order, read page by page. The source orders by time only, so tickets of one instant
 * are collected and sorted here. A list that turns out to be unordered, as in older generations, is read to its end from
 * its beginning, and sorted.
 */
export class TicketStream {
  readonly key: string;
  readonly #options: TicketStreamOptions;
  readonly #seenIds = new Set<string>();
  readonly #seenTokens = new Set<string>();
  /** The next ticket last. */
  #buffer: Buffered[] = [];
  #isBufferSorted = true;
  #resumeToken: string | undefined;
  #nextToken: string | undefined;
  #lastToken: string | undefined;
  #frontierMs: number | null = null;
  #pageCount = 0;
  #hasYielded = false;
  #hasEnded = false;
  #hasAnswered = false;
  #isUnsorted = false;
  #isCut = false;
  #droppedCount = 0;
  #error: SourceFaultError | null = null;

  constructor(options: TicketStreamOptions) {
    this.key = options.key;
    this.#options = options;
    this.#resumeToken = options.resumeToken;
    this.#nextToken = options.resumeToken;
    this.#lastToken = options.resumeToken;
    if (options.resumeToken !== undefined) this.#seenTokens.add(options.resumeToken);
  }

  /** Records so far that did not decode. */
  get droppedCount(): number {
    return this.#droppedCount;
  }

  /** Ended early at a limit or by a failure, or found out of order too late. */
  get isCut(): boolean {
    return this.#isCut;
  }

  get error(): SourceFaultError | null {
    return this.#error;
  }

  /** Whether a page has been read. */
  get hasAnswered(): boolean {
    return this.#hasAnswered;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** The next ticket, when no unread one can come before it; undefined before, and at the end. */
  get head(): SortableTicket | undefined {
    const { order } = this.#options;
    if (!this.#isBufferSorted) this.#buffer.sort((left, right) => compareTickets(order, right, left));
    this.#isBufferSorted = true;
    const first = this.#buffer.at(-1);
    if (first === undefined || this.#hasEnded) return first;
    const isSafe = !this.#isUnsorted && this.#frontierMs !== null && isAhead(order, first.timeMs, this.#frontierMs);
    return isSafe ? first : undefined;
  }

  /** Token of the page from which a later stream finds every ticket that was not taken yet; null = the first. */
  get position(): string | null {
    if (this.#isUnsorted) return null;
    const earliest = this.#buffer.reduce<Buffered | null>(
      (found, candidate) => (found === null || candidate.pageIndex < found.pageIndex ? candidate : found),
      null,
    );
    if (earliest !== null) return earliest.pageToken ?? null;
    return (this.#hasEnded ? this.#lastToken : this.#nextToken) ?? null;
  }

  /** Reads pages until there is a head or the list ends. A failure ends the stream: see `error`. */
  async fill(): Promise<void> {
    while (!this.#hasEnded && this.head === undefined) {
      try {
        await this.#readNext();
      } catch (cause) {
        if (!(cause instanceof SourceFaultError)) throw cause;
        this.#fail(cause);
      }
    }
  }

  /** Takes the head. */
  take(): void {
    this.#buffer.pop();
    this.#hasYielded = true;
  }

  async #readNext(): Promise<void> {
    const pageToken = this.#nextToken;
    const page = await this.#options.readPage(pageToken);
    this.#hasAnswered = true;
    this.#accept(page, pageToken);
    if (this.#isUnsorted && this.#resumeToken !== undefined && !this.#hasYielded) {
      this.#restart();
      return;
    }
    // Tickets that were taken can no longer be sorted.
    if (this.#isUnsorted && this.#hasYielded) this.#isCut = true;
    this.#goOn(page.next);
  }

  #accept(page: WirePage<TicketWire>, pageToken: string | undefined): void {
    const { order, isWanted } = this.#options;
    for (const wire of page.records) {
      const sortable = toSortableTicket(wire, order);
      if (this.#frontierMs !== null && isAhead(order, sortable.timeMs, this.#frontierMs)) this.#isUnsorted = true;
      this.#frontierMs = sortable.timeMs;
      if (this.#seenIds.has(wire.id)) continue;
      this.#seenIds.add(wire.id);
      if (isWanted(wire)) this.#buffer.push({ ...sortable, pageIndex: this.#pageCount, pageToken });
    }
    this.#isBufferSorted = false;
    this.#droppedCount += page.droppedCount;
    this.#lastToken = pageToken;
    this.#pageCount += 1;
  }

  #goOn(next: string | undefined): void {
    const isRepeat = next !== undefined && this.#seenTokens.has(next);
    const isLimit = next !== undefined && this.#pageCount >= this.#options.maxPages;
    if (next !== undefined) this.#seenTokens.add(next);
    if (isRepeat || isLimit) this.#isCut = true;
    this.#hasEnded = next === undefined || isRepeat || isLimit;
    this.#nextToken = next;
  }

  #fail(error: SourceFaultError): void {
    const isResumeRefused = this.#resumeToken !== undefined && this.#nextToken === this.#resumeToken;
    if (isResumeRefused && isRefusal(error, 400)) {
      this.#restart();
      return;
    }
    this.#error = error;
    this.#isCut = true;
    this.#hasEnded = true;
  }

  #restart(): void {
    this.#buffer = [];
    this.#seenIds.clear();
    this.#seenTokens.clear();
    this.#frontierMs = null;
    this.#pageCount = 0;
    this.#droppedCount = 0;
    this.#resumeToken = undefined;
    this.#nextToken = undefined;
    this.#lastToken = undefined;
  }
}

/** A ticket with its position in a list of one order. */
interface SortableTicket {
  readonly wire: TicketWire;
  readonly timeMs: number;
  readonly key: SortKey;
}

function toSortableTicket(wire: TicketWire, { field }: TicketOrder): SortableTicket {
  const time = field === 'CREATED_AT' ? wire.createDate : (wire.updateDate ?? wire.createDate);
  return { wire, timeMs: time.getTime(), key: timeKey(time, { source: 'SPACEBRING', sourceId: wire.id }) };
}

/** Negative: `left` comes first. */
export function compareTickets({ direction }: TicketOrder, left: SortableTicket, right: SortableTicket): number {
  return orderSortKeys(direction, left.key, right.key);
}

/** Whether `timeMs` comes strictly before `otherMs` in that order. */
function isAhead({ direction }: TicketOrder, timeMs: number, otherMs: number): boolean {
  return direction === 'ASC' ? timeMs < otherMs : timeMs > otherMs;
}

export function toOrderWord({ field, direction }: TicketOrder): NonNullable<TicketListCall['order']> {
  return `${field === 'CREATED_AT' ? 'createDate' : 'updateDate'}:${direction === 'ASC' ? 'asc' : 'desc'}`;
}
