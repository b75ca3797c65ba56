import type { VisitRequest, VisitRequestQuery, VisitRequestSource } from '../../domain/model/visit-request.js';
import type { SourceSlice } from '../../domain/source/source-slice.js';
import type { AdapterContext } from './context.js';
import { gatherSlices, mapSlice, markIncomplete, readPagedSlice } from './paged-slice.js';
import { toVisitRequest } from './visit-request.mapper.js';

export function createVisitRequestReader(context: AdapterContext): VisitRequestSource {
  const { client, locations, mapping, clock, limits } = context;

  async function readVisitRequests(query: VisitRequestQuery): Promise<SourceSlice<VisitRequest>> {
    const { from, to } = query.createdAt ?? {};
    const createDate = { ...(from && { gte: from }), ...(to && { lte: to }) };
    const { locations: places, isComplete } = await locations.select(query.locationIds);
    const reads = places.map(({ sourceId: locationRef }) =>
      readPagedSlice({
        maxPages: limits.maxPages,
        clock,
        readPage: (pageToken) => client.listVisitRequests({ locationRef, createDate }, pageToken),
      }),
    );
    // The source's upper bound is inclusive, that of a range is not.
    const isWanted = (at: Date) => (from === undefined || at >= from) && (to === undefined || at < to);
    const slice = mapSlice(await gatherSlices(reads, clock), (wire) =>
      isWanted(wire.createDate) ? toVisitRequest(wire, mapping) : null,
    );
    return markIncomplete(slice, isComplete);
  }

  return {
    readVisitRequests,
    async loadVisitRequest(sourceId) {
      const wire = await client.getVisitRequest(sourceId);
      return wire === null ? null : toVisitRequest(wire, mapping);
    },
  };
}
