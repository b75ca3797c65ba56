import type { SourceSlice } from '../source/source-slice.js';
import type { VisitRequest } from './visit-request.js';

export interface VisitRequestQuery {
  /** Of `createdAt`, either end may be open. */
  readonly createdAt?: { readonly from?: Date; readonly to?: Date };
  readonly locationIds?: readonly string[];
}

export interface VisitRequestSource {
  /** Every request the query describes, in no particular order. */
  readVisitRequests(query: VisitRequestQuery): Promise<SourceSlice<VisitRequest>>;
  loadVisitRequest(sourceId: string): Promise<VisitRequest | null>;
}
