import type { VisitRequest } from '../../domain/model/visit-request.js';
import { toLocationRef } from './location.mapper.js';
import { toHostRef } from './person.mapper.js';
import type { Mapping } from './values.js';
import { toVisitorRecord } from './visit.mapper.js';
import type { VisitRequestWire } from './visit.wire.js';

export function toVisitRequest(wire: VisitRequestWire, mapping: Mapping): VisitRequest {
  const location = toLocationRef(wire.locationRef);
  const host = {
    membershipId: wire.membershipRefHost,
    userId: wire.userRefHost,
    user: wire.userHost,
    locationId: wire.locationRef,
    isWhole: false,
  };
  return Object.freeze({
    nodeType: 'VisitRequest',
    source: 'SPACEBRING',
    sourceId: wire.id,
    createdAt: wire.createDate,
    visitor: toVisitorRecord(wire.visitor, wire.userRefVisitor ?? `request/${wire.id}`, mapping),
    host: toHostRef(host, { location }),
    location,
  });
}
