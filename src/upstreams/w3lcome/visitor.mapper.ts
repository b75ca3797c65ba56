import { normalizeDocument, visitorKeys } from '../../domain/model/visitor-key.js';
import type { VisitorRecord } from '../../domain/model/visitor-record.js';
import { rememberByRecord } from '../evaluated-visit.js';
import type { Mapping } from './mapping.js';
import { toIdKey } from './source-id.js';
import type { VisitorWire } from './w3lcome.wire.js';

/**
 * Visits and invitees carry the visitor inside. The reference of one without any document is the record's id, in the form
 * in which ids are compared: however a record is asked for, its visitor is the same.
 */
export const toVisitorRecord = rememberByRecord(
  (record: VisitorWire, idPrefix: string, mapping: Mapping): VisitorRecord => {
    const documents = toDocuments(record);
    const reference = documents[0] === undefined ? idPrefix + toIdKey(record.id) : `document/${documents[0]}`;
    const phoneE164 = record.phone === null ? null : mapping.toE164(record.phone);
    const name = record.name ?? record.email;
    return Object.freeze({
      source: 'W3LCOME',
      reference,
      name,
      email: record.email,
      phoneNumber: record.phone,
      phoneE164,
      company: record.company,
      pictureUrl: record.pictureUrl,
      documents,
      keys: visitorKeys({ source: 'W3LCOME', name, email: record.email, phoneE164, record: reference }),
    });
  },
);

/** document, cpf, rg, in this order of preference, each once; cpf and rg are used in Brazil only. */
export function toDocuments(record: Pick<VisitorWire, 'document' | 'cpf' | 'rg'>): string[] {
  const documents = [record.document, record.cpf, record.rg].map(normalizeDocument);
  return [...new Set(documents.filter((document) => document !== null))];
}
