import type { TransactionSource } from '../transaction/transaction-source.js';
import type { VisitRequestSource } from '../visit-request/visit-request-source.js';
import type { LocationLimit } from './location-limit.js';

/** A request exists at the location that it is for; without one it is nobody's to see. */
export function limitVisitRequests(requests: VisitRequestSource, limit: LocationLimit): VisitRequestSource {
  return {
    async readVisitRequests(query) {
      const locationIds = limit.narrow(query.locationIds);
      if (locationIds.length === 0) return limit.nothing();
      return limit.cut(await requests.readVisitRequests({ ...query, locationIds }));
    },
    async loadVisitRequest(sourceId) {
      const request = limit.isEmpty ? null : await requests.loadVisitRequest(sourceId);
      return limit.allows(request?.location) ? request : null;
    },
  };
}

/**
 * A transaction exists at the location that it belongs to, wherever its customer is at home; one that belongs to none,
 * as those of the whole network do, is not shown.
 */
export function limitTransactions(transactions: TransactionSource, limit: LocationLimit): TransactionSource {
  return {
    async readTransactions(query) {
      const locationIds = limit.narrow(query.locationIds);
      if (locationIds.length === 0) return limit.nothing();
      return limit.cut(await transactions.readTransactions({ ...query, locationIds }));
    },
    async loadTransaction(sourceId) {
      const transaction = limit.isEmpty ? null : await transactions.loadTransaction(sourceId);
      return limit.allows(transaction?.location) ? transaction : null;
    },
  };
}
