import type { TicketDraft, TicketWriter } from '../ticket/ticket-writer.js';
import type { BalanceTransactionDraft, TransactionWriter } from '../transaction/transaction-writer.js';
import {
  type NamedRecord,
  namedCompany,
  namedLocation,
  namedPerson,
  namedTicket,
  type WriteGuard,
} from './write-guard.js';

/** Tickets are written at the caller's locations, for and to people who are at home there. */
export function limitTicketWriter(writer: TicketWriter, guard: WriteGuard): TicketWriter {
  return {
    async createTicket(draft) {
      await guard.assert(...namedInTicket(draft));
      return writer.createTicket(draft);
    },
    findCreatedTickets: async (draft, startedAt) =>
      (await guard.allows(...namedInTicket(draft))) ? writer.findCreatedTickets(draft, startedAt) : [],
    async commentOnTicket(sourceId, text) {
      await guard.assert(namedTicket(sourceId));
      return writer.commentOnTicket(sourceId, text);
    },
    findComments: async (sourceId, text, startedAt) =>
      (await guard.allows(namedTicket(sourceId))) ? writer.findComments(sourceId, text, startedAt) : [],
    async assignTicket(sourceId, assigneeId) {
      await guard.assert(namedTicket(sourceId), namedPerson(assigneeId, 'assigneeId'));
      return writer.assignTicket(sourceId, assigneeId);
    },
    findAssignedTicket: async (sourceId, assigneeId) =>
      (await guard.allows(namedTicket(sourceId), namedPerson(assigneeId, 'assigneeId')))
        ? writer.findAssignedTicket(sourceId, assigneeId)
        : null,
    async setTicketStatus(sourceId, status) {
      await guard.assert(namedTicket(sourceId));
      return writer.setTicketStatus(sourceId, status);
    },
    async setTicketCategory(sourceId, category) {
      await guard.assert(namedTicket(sourceId));
      return writer.setTicketCategory(sourceId, category);
    },
  };
}

/** Balances are changed at the caller's locations, of customers who are at home there. */
export function limitTransactionWriter(writer: TransactionWriter, guard: WriteGuard): TransactionWriter {
  return {
    async createTransaction(draft) {
      await guard.assert(...namedInTransaction(draft));
      return writer.createTransaction(draft);
    },
    findCreatedTransactions: async (draft, startedAt) =>
      (await guard.allows(...namedInTransaction(draft))) ? writer.findCreatedTransactions(draft, startedAt) : [],
  };
}

function namedInTicket({ locationId, requesterId }: TicketDraft): (NamedRecord | null)[] {
  return [namedLocation(locationId), namedPerson(requesterId, 'requesterId')];
}

function namedInTransaction({ locationId, customer }: BalanceTransactionDraft): (NamedRecord | null)[] {
  const { nodeType, sourceId } = customer;
  const named = nodeType === 'Company' ? namedCompany : namedPerson;
  return [namedLocation(locationId), named(sourceId, 'customerId')];
}
