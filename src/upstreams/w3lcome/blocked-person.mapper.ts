import type { BlockedPerson } from '../../domain/model/blocked-person.js';
import type { Mapping } from './values.js';
import { toDocuments } from './visit.mapper.js';
import type { BlockedPersonWire } from './wire.js';

/** The source stores only the digits of a phone, so a country code cannot be told from an area code. */
export function toBlockedPerson(record: BlockedPersonWire, mapping: Mapping): BlockedPerson {
  return Object.freeze({
    nodeType: 'BlockedPerson',
    source: 'W3LCOME',
    sourceId: record.id,
    name: record.name,
    reason: record.reason,
    email: record.email,
    phoneNumber: record.phone,
    phoneE164: record.phone === null ? null : mapping.toE164(record.phone),
    document: record.document ?? record.cpf ?? record.rg,
    documents: toDocuments(record),
  });
}
