import type { SourceAdapter } from '../../domain/model/source-adapter.js';
import { createTicketWriter } from './ticket.writer.js';
import { createTransactionWriter } from './transaction.writer.js';
import { createVisitWriter } from './visit.writer.js';
import { createVisitRequestWriter } from './visit-request.writer.js';
import type { WriteContext } from './write-context.js';

type Writers = Required<
  Pick<SourceAdapter, 'visitWriter' | 'visitRequestWriter' | 'ticketWriter' | 'transactionWriter'>
>;

export function createSpacebringWriters(context: WriteContext): Writers {
  return {
    visitWriter: createVisitWriter(context),
    visitRequestWriter: createVisitRequestWriter(context),
    ticketWriter: createTicketWriter(context),
    transactionWriter: createTransactionWriter(context),
  };
}
