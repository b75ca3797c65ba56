import { createFakeAdapter } from '../support/fakes/fake-adapter.js';
import { createFakeBuilding } from '../support/fakes/fake-building.js';
import { createFakeRecordWriters } from '../support/fakes/fake-record-writers.js';
import { toWritable } from '../support/fakes/fake-writing.js';
import { createScope, NOW, startSpacebring } from './spacebring-sandbox.js';
import type { ContractSubject } from './suites/contract-subject.js';
import { describeTicketWriter } from './suites/ticket-writer.suite.js';
import { describeTransactionWriter } from './suites/transaction-writer.suite.js';
import { UNKNOWN } from './suites/unknown-ids.js';
import { describeVisitRequestWriter } from './suites/visit-request-writer.suite.js';

async function setUpFake(): Promise<ContractSubject> {
  const data = toWritable(createFakeBuilding('SPACEBRING', NOW));
  return {
    newRequest: () => ({
      ...createFakeAdapter('SPACEBRING', data),
      ...createFakeRecordWriters('SPACEBRING', data, { now: NOW }),
    }),
    now: NOW,
    unknownIds: unknownIds('unknown-1', 'unknown-1'),
    close: async () => undefined,
  };
}

async function setUpSpacebring(): Promise<ContractSubject> {
  const sandbox = await startSpacebring({ visits: 300 });
  const upstream = sandbox.createUpstream();
  return {
    newRequest: () => upstream.forRequest(createScope()),
    now: NOW,
    unknownIds: unknownIds(UNKNOWN, `day-pass/${UNKNOWN}`),
    close: async () => {
      await sandbox.close();
      expect(sandbox.violations).toEqual([]);
    },
  };
}

function unknownIds(id: string, transactionId: string): ContractSubject['unknownIds'] {
  return { Person: id, Company: id, Location: id, VisitRequest: id, Ticket: id, Transaction: transactionId };
}

for (const [name, setUp] of [
  ['a fake', setUpFake],
  ['spacebring', setUpSpacebring],
] as const) {
  describeTicketWriter(name, setUp);
  describeTransactionWriter(name, setUp);
  describeVisitRequestWriter(name, setUp);
}
