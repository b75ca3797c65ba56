import type { Ticket, TicketIterator, TicketOrder, TicketPage } from '../../domain/model/ticket.js';
import { limitFault, type SourceFault } from '../../domain/source/source-error.js';
import { endOf, type SourceSlice } from '../../domain/source/source-slice.js';
import type { Clock } from '../../domain/time/clock.js';
import type { TicketWire } from './ticket.wire.js';
import type { TicketStream } from './ticket-stream.js';
import { compareTickets } from './ticket-stream.js';

export interface TicketIteratorOptions {
  readonly order: TicketOrder;
  /** Creates the streams when the first page is requested. `isComplete`: no location was left out. */
  readonly loadStreams: () => Promise<{ readonly streams: readonly TicketStream[]; readonly isComplete: boolean }>;
  readonly toTicket: (wire: TicketWire) => Ticket;
  readonly clock: Clock;
}

/** Merges the ordered streams of several locations into one in strict (time, id) order. */
export function createTicketIterator({ order, loadStreams, toTicket, clock }: TicketIteratorOptions): TicketIterator {
  let loaded: ReturnType<typeof loadStreams> | null = null;
  let droppedBefore = 0;

  function toPage(streams: readonly TicketStream[], isComplete: boolean): TicketPage {
    const asOf = clock.now();
    const resumeToken = toResumeToken(streams, order);
    const records = takeMerged(streams, order).map(toTicket);
    const dropped = sumDropped(streams);
    const slice: SourceSlice<Ticket> = {
      records,
      droppedCount: dropped - droppedBefore,
      asOf,
      ...endOf(faultOf(streams, isComplete)),
    };
    droppedBefore = dropped;
    return { slice, resumeToken };
  }

  return {
    async next() {
      const isFirst = loaded === null;
      loaded ??= loadStreams();
      const { streams, isComplete } = await loaded;
      const wasOver = streams.every((stream) => stream.hasEnded && stream.head === undefined);
      if (wasOver && !isFirst) return null;
      await Promise.all(streams.map((stream) => stream.fill()));
      const failed = streams.find(({ error }) => error !== null)?.error ?? null;
      if (failed !== null && !streams.some(({ hasAnswered }) => hasAnswered)) throw failed;
      return toPage(streams, isComplete);
    },
  };
}

function faultOf(streams: readonly TicketStream[], isComplete: boolean): SourceFault | null {
  const error = streams.find((stream) => stream.error !== null)?.error ?? null;
  if (error !== null) return error.toFault();
  if (streams.some(({ isCut }) => isCut)) return limitFault('PAGE_LIMIT');
  return isComplete ? null : limitFault('LOCATION_FAILED');
}

/** The tickets that are ready before a stream must read another page. */
function takeMerged(streams: readonly TicketStream[], order: TicketOrder): TicketWire[] {
  const taken: TicketWire[] = [];
  for (;;) {
    if (streams.some((stream) => !stream.hasEnded && stream.head === undefined)) return taken;
    let first: TicketStream | null = null;
    for (const stream of streams) {
      if (stream.head === undefined) continue;
      if (first?.head === undefined || compareTickets(order, stream.head, first.head) < 0) first = stream;
    }
    if (first?.head === undefined) return taken;
    taken.push(first.head.wire);
    first.take();
  }
}

function sumDropped(streams: readonly TicketStream[]): number {
  return streams.reduce((sum, { droppedCount }) => sum + droppedCount, 0);
}

/**
 * The position of each stream, by its key. A changed ticket moves to the end of a list that ascends by change, so pages
 * counted from the start would skip one: such a list is always read from the first page.
 */
function toResumeToken(streams: readonly TicketStream[], order: TicketOrder): string | null {
  if (order.field === 'UPDATED_AT' && order.direction === 'ASC') return null;
  const positions = streams.flatMap(({ key, position }) => (position === null ? [] : [[key, position] as const]));
  return positions.length === 0 ? null : JSON.stringify(Object.fromEntries(positions));
}

/** Positions by stream key; none for a text that is no resume token. */
export function parseResumeToken(resumeToken: string | null): ReadonlyMap<string, string> {
  const positions = resumeToken === null ? {} : parseObject(resumeToken);
  return new Map(
    Object.entries(positions).flatMap(([key, token]) => (typeof token === 'string' ? [[key, token]] : [])),
  );
}

function parseObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
