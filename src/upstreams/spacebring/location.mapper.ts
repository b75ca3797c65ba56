import type { Company } from '../../domain/model/company.js';
import type { Location, LocationRef } from '../../domain/model/location.js';
import type { CompanyWire, LocationWire } from './location.wire.js';
import type { Mapping } from './values.js';

export function toLocation(wire: LocationWire, mapping: Pick<Mapping, 'toTimeZone'>): Location {
  return Object.freeze({
    nodeType: 'Location',
    source: 'SPACEBRING',
    sourceId: wire.id,
    name: wire.title,
    address: wire.address,
    timeZone: mapping.toTimeZone(wire.timezoneId),
    currencyCode: wire.currencyCode,
  });
}

/** By its id only: every other member costs one look-up for all locations. */
export function toLocationRef(id: string | null): LocationRef | null {
  return id === null ? null : Object.freeze({ nodeType: 'Location', source: 'SPACEBRING', sourceId: id });
}

export function toCompany(wire: CompanyWire): Company {
  return Object.freeze({
    nodeType: 'Company',
    source: 'SPACEBRING',
    sourceId: wire.id,
    name: wire.title,
    location: toLocationRef(wire.locationRef),
  });
}
