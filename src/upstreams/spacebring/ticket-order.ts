import { orderSortKeys, type SortKey } from '../../domain/lists/sort-key.js';
import { timeKey } from '../../domain/lists/time-key.js';
import type { TicketOrder } from '../../domain/model/ticket.js';
import type { TicketListCall } from './spacebring.client.js';
import type { TicketWire } from './ticket.wire.js';

/** A ticket and where it stands in a list of one order. */
export interface PlacedTicket {
  readonly wire: TicketWire;
  readonly timeMs: number;
  readonly key: SortKey;
}

export function placeTicket(wire: TicketWire, { field }: TicketOrder): PlacedTicket {
  const time = field === 'CREATED_AT' ? wire.createDate : (wire.updateDate ?? wire.createDate);
  return { wire, timeMs: time.getTime(), key: timeKey(time, { source: 'SPACEBRING', sourceId: wire.id }) };
}

/** Negative: `left` comes first. */
export function compareTickets({ direction }: TicketOrder, left: PlacedTicket, right: PlacedTicket): number {
  return orderSortKeys(direction, left.key, right.key);
}

/** Whether `timeMs` is strictly ahead of `otherMs` in a list of that order. */
export function isAhead({ direction }: TicketOrder, timeMs: number, otherMs: number): boolean {
  return direction === 'ASC' ? timeMs < otherMs : timeMs > otherMs;
}

export function toOrderWord({ field, direction }: TicketOrder): NonNullable<TicketListCall['order']> {
  return `${field === 'CREATED_AT' ? 'createDate' : 'updateDate'}:${direction === 'ASC' ? 'asc' : 'desc'}`;
}
