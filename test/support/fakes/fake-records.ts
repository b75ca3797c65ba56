import type { BlockedPersonSource } from '../../../src/domain/model/blocked-person.js';
import type { Transaction, TransactionQuery, TransactionSource } from '../../../src/domain/model/transaction.js';
import type { VisitRequestSource } from '../../../src/domain/model/visit-request.js';
import type { VisitorFieldSource } from '../../../src/domain/model/visitor-field.js';
import { isWithin } from '../../../src/domain/time/time-range.js';
import { type FakeSource, findRecord } from './fake-data.js';

export function createFakeVisitRequests({ data, begin, toSlice }: FakeSource): VisitRequestSource {
  return {
    async readVisitRequests({ createdAt, locationIds }) {
      await begin('readVisitRequests');
      return toSlice(
        (data.visitRequests ?? []).filter(
          (request) =>
            (createdAt?.from === undefined || request.createdAt >= createdAt.from) &&
            (createdAt?.to === undefined || request.createdAt < createdAt.to) &&
            (locationIds === undefined || locationIds.includes(request.location?.sourceId ?? '')),
        ),
      );
    },
    async loadVisitRequest(sourceId) {
      await begin('loadVisitRequest');
      return findRecord(data.visitRequests, sourceId);
    },
  };
}

export function createFakeBlockedPeople({ data, begin, toSlice }: FakeSource): BlockedPersonSource {
  return {
    async readBlockedPeople() {
      await begin('readBlockedPeople');
      return toSlice(data.blockedPeople ?? []);
    },
    async loadBlockedPerson(sourceId) {
      await begin('loadBlockedPerson');
      return findRecord(data.blockedPeople, sourceId);
    },
  };
}

export function createFakeTransactions({ data, begin, toSlice }: FakeSource): TransactionSource {
  return {
    async readTransactions(query) {
      await begin('readTransactions');
      return toSlice((data.transactions ?? []).filter((transaction) => isAsked(transaction, query)));
    },
    async loadTransaction(sourceId) {
      await begin('loadTransaction');
      return findRecord(data.transactions, sourceId);
    },
  };
}

function isAsked(transaction: Transaction, { range, kinds, locationIds, customers }: TransactionQuery): boolean {
  const { createdAt, kind, location, customer } = transaction;
  return (
    isWithin(range, createdAt) &&
    (kinds === undefined || kinds.includes(kind)) &&
    (locationIds === undefined || locationIds.includes(location?.sourceId ?? '')) &&
    (customers === undefined ||
      customers.some((asked) => asked.nodeType === customer?.nodeType && asked.sourceId === customer.sourceId))
  );
}

export function createFakeVisitorFields({ data, begin, toSlice }: FakeSource): VisitorFieldSource {
  return {
    async readVisitorFields() {
      await begin('readVisitorFields');
      return toSlice(data.visitorFields ?? []);
    },
  };
}
