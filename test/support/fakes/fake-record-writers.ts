import type { SourceAdapter } from '../../../src/domain/model/source-adapter.js';
import type { Source } from '../../../src/domain/source/source.js';
import { createFakeSource, type FakeOptions } from './fake-data.js';
import { createFakeTicketWriter } from './fake-ticket-writer.js';
import { createFakeTransactionWriter } from './fake-transaction-writer.js';
import { createFakeVisitRequestWriter } from './fake-visit-request-writer.js';
import type { FakeWriteContext, WritableFakeData } from './fake-writing.js';

type FakeRecordWriters = Required<Pick<SourceAdapter, 'ticketWriter' | 'transactionWriter' | 'visitRequestWriter'>>;

/**
 * To be put beside a fake adapter that reads the same data. What `options.onCall` throws is how a call fails: without a
 * trace, or `done` and with nobody told.
 */
export function createFakeRecordWriters(
  source: Source,
  data: WritableFakeData,
  { now, ...options }: FakeOptions & { readonly now: Date },
): FakeRecordWriters {
  const { begin } = createFakeSource(data, options);
  const context: FakeWriteContext = {
    source,
    data,
    now,
    async write(call, commit) {
      await begin(call);
      const outcome = commit();
      await begin(`${call} done`);
      return outcome;
    },
  };
  return {
    ticketWriter: createFakeTicketWriter(context),
    transactionWriter: createFakeTransactionWriter(context),
    visitRequestWriter: createFakeVisitRequestWriter(context),
  };
}
