import { visitorKeys } from '../../domain/model/visitor-key.js';
import type { VisitorRecord } from '../../domain/model/visitor-record.js';
import type { Mapping } from './mapping.js';
import { writtenName } from './person.mapper.js';
import type { VisitorWire } from './visit.wire.js';

/** `reference`: userRefVisitor, or what stands for it on a record that lacks it. */
export function toVisitorRecord(visitor: VisitorWire, reference: string, mapping: Mapping): VisitorRecord {
  const { email, phoneNumber } = visitor;
  const phoneE164 = phoneNumber === null ? null : mapping.toE164(phoneNumber);
  const name = writtenName(visitor) ?? email;
  return Object.freeze({
    source: 'SPACEBRING',
    reference,
    name,
    email,
    phoneNumber,
    phoneE164,
    company: null,
    pictureUrl: null,
    documents: [],
    keys: visitorKeys({ source: 'SPACEBRING', name, email, phoneE164, record: reference }),
  });
}
