import type { TicketActivity } from '../domain/model/ticket.js';
import type { StoreConnection } from './dialect/store-dialect.js';
import type { TicketActivityStore } from './ports.js';
import { personRefKey } from './record-key.js';

/** A ticket of which only this is stored has a history without entries. */
const EMPTY = 'null';

export function createTicketActivityStore({ reader, writer }: StoreConnection): TicketActivityStore {
  return {
    replace: (ticket, activities) =>
      writer.transaction().execute(async (transaction) => {
        const { source, sourceId } = ticket;
        await transaction
          .deleteFrom('ticket_activities')
          .where('source', '=', source)
          .where('ticket_id', '=', sourceId)
          .execute();
        const rows = activities.map((activity, position) => ({
          source,
          ticket_id: sourceId,
          position,
          author_key: personRefKey(activity.author),
          payload: encode(activity),
        }));
        const empty = { source, ticket_id: sourceId, position: 0, author_key: null, payload: EMPTY };
        await transaction
          .insertInto('ticket_activities')
          .values(rows.length === 0 ? [empty] : rows)
          .execute();
      }),
    async getByTickets(source, ticketIds) {
      if (ticketIds.length === 0) return new Map();
      const rows = await reader
        .selectFrom('ticket_activities')
        .select(['ticket_id', 'payload'])
        .where('source', '=', source)
        .where('ticket_id', 'in', [...new Set(ticketIds)])
        .orderBy('ticket_id')
        .orderBy('position')
        .execute();
      const histories = new Map<string, TicketActivity[]>();
      for (const { ticket_id: ticketId, payload } of rows) {
        const history = histories.get(ticketId) ?? [];
        histories.set(ticketId, history);
        if (payload !== EMPTY) history.push(decode(payload));
      }
      return histories;
    },
  };
}

function encode(activity: TicketActivity): string {
  return JSON.stringify({ ...activity, createdAt: activity.createdAt.getTime() });
}

function decode(payload: string): TicketActivity {
  // What `encode` wrote.
  const { createdAt, ...members } = JSON.parse(payload) as Omit<TicketActivity, 'createdAt'> & { createdAt: number };
  return Object.freeze({ ...members, createdAt: new Date(createdAt) });
}
