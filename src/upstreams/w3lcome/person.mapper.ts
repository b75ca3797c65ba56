import type { W3lcomeConfig } from '../../config/sources.js';
import type { Location } from '../../domain/model/location.js';
import type { Person, PersonDetails, PersonRef } from '../../domain/model/person.js';
import { rememberByRecord } from '../remember-by-record.js';
import type { Mapping } from './values.js';
import type { HostWire } from './wire.js';

export function toPerson(host: HostWire, mapping: Mapping): Person {
  return Object.freeze({
    nodeType: 'Person',
    source: 'W3LCOME',
    sourceId: host.id,
    name: host.name ?? host.email,
    email: host.email,
    phoneNumber: toPhoneNumber(host, mapping),
    pictureUrl: host.pictureUrl,
    position: host.position,
    department: host.sector,
    ...unknownToSource(mapping),
    isActive: host.isActive,
  });
}

/**
 * An embedded host is a subset of the record, which differs from answer to answer. A member that it lacks is left out and
 * costs a look-up.
 */
export function toHostRef(host: HostWire | null, mapping: Mapping): PersonRef | null {
  return host === null ? null : toPresentHostRef(host, mapping);
}

const toPresentHostRef = rememberByRecord(
  (host: HostWire, mapping: Mapping): PersonRef =>
    Object.freeze({
      nodeType: 'Person',
      source: 'W3LCOME',
      sourceId: host.id,
      ...carried({
        name: host.name,
        email: host.email,
        phoneNumber: toPhoneNumber(host, mapping),
        pictureUrl: host.pictureUrl,
        position: host.position,
        department: host.sector,
        isActive: host.isActive,
      }),
      ...unknownToSource(mapping),
    }),
);

/** A host's company is a text without an id, so it is no Company. */
function unknownToSource({ account }: Mapping): Pick<PersonDetails, 'company' | 'unit' | 'address' | 'location'> {
  return { company: null, unit: null, address: null, location: account };
}

function carried(
  details: { readonly [Key in keyof PersonDetails]?: PersonDetails[Key] | null },
): Partial<PersonDetails> {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== null));
}

/** The country code is a separate member. It is prefixed where the number lacks it and the result is valid. */
function toPhoneNumber({ phone, countryCode }: HostWire, mapping: Mapping): string | null {
  if (phone === null || countryCode === null || phone.startsWith('+')) return phone;
  const international = `+${countryCode.replace(/\D/g, '')} ${phone}`;
  return mapping.toE164(international) === null ? phone : international;
}

/** The API has one company account and no locations: the account is the one location, described by the configuration. */
export const ACCOUNT_ID = 'account';

export function toAccountLocation(config: Pick<W3lcomeConfig, 'locationName' | 'timeZone'>): Location {
  return Object.freeze({
    nodeType: 'Location',
    source: 'W3LCOME',
    sourceId: ACCOUNT_ID,
    name: config.locationName,
    address: null,
    timeZone: config.timeZone,
    currencyCode: null,
  });
}
