import { assumedEndOf, isStayOpen } from '../../domain/model/stay-end.js';
import type { CustomField, Visit, VisitAuthorization, VisitStatus } from '../../domain/model/visit.js';
import { toEvaluatedVisit, type VisitBase } from '../../domain/model/visit.js';
import { normalizeDocument, visitorKeys } from '../../domain/model/visitor-key.js';
import type { VisitorRecord } from '../../domain/model/visitor-record.js';
import { NO_NOTICES } from '../../domain/source/source-notice.js';
import { rememberByRecord } from '../remember-by-record.js';
import { toHostRef } from './person.mapper.js';
import { type Mapping, toIdKey } from './values.js';
import type { CustomFieldWire, VisitorWire, VisitWire } from './wire.js';

export const VISIT_ID_PREFIX = 'visit/';

/** The presence of a visit, which its invitee shows as well. */
export type VisitState = Pick<
  Visit,
  'status' | 'isOnSite' | 'stayEndsBy' | 'authorization' | 'checkedInAt' | 'checkedOutAt'
>;

/** `wasExpected`: the visit has an invitee. */
export function toVisit(
  record: VisitWire,
  { now, mapping, wasExpected = false }: { now: Date; mapping: Mapping; wasExpected?: boolean },
): Visit {
  const { status, isOnSite, stayEndsBy, authorization, checkedInAt, checkedOutAt } = toVisitState(record, now, mapping);
  return toEvaluatedVisit(toVisitBase(record, mapping), {
    evaluatedAt: now,
    status,
    isOnSite,
    stayEndsBy,
    authorization,
    expectedAt: null,
    wasExpected,
    checkedInAt,
    checkedOutAt,
  });
}

const toVisitBase = rememberByRecord((record: VisitWire, mapping: Mapping): VisitBase => {
  const sourceId = VISIT_ID_PREFIX + record.id;
  return {
    nodeType: 'Visit',
    source: 'W3LCOME',
    sourceId,
    scheduledAt: record.checkinAt,
    cancelledAt: null,
    createdAt: null,
    purpose: null,
    notes: record.notes,
    accessCode: null,
    partySize: 1,
    visitor: toVisitorRecord(record, VISIT_ID_PREFIX, mapping),
    host: toHostRef(record.host, mapping),
    location: mapping.account,
    vehicle: null,
    pictureUrl: record.pictureUrl,
    agreementUrl: record.ndaUrl,
    timePrecision: 'MINUTE',
    departurePrecision: 'MINUTE',
    arrivalDayEndsAt: null,
    arrivalText: null,
    departureText: null,
    notices: NO_NOTICES,
    customFields: toCustomFields(record.customFields),
  };
});

export function toVisitState(record: VisitWire, now: Date, { account, assumeLeft }: Mapping): VisitState {
  const hasStay = isInside(record) || record.checkoutAt !== null;
  const stayEndsBy = hasStay ? assumedEndOf(record.checkinAt, assumeLeft, account.timeZone) : null;
  return {
    status: toStatus(record),
    isOnSite: isInside(record) && isStayOpen(stayEndsBy, now),
    stayEndsBy,
    authorization: toAuthorization(record.authorizationStatus),
    checkedInAt: record.checkinAt,
    checkedOutAt: record.checkoutAt?.at ?? null,
  };
}

/** Regardless of authorization: a denied visitor may still be in the building. */
export function isInside(record: VisitWire): boolean {
  return record.isInsideCompany ?? record.checkoutAt === null;
}

function toStatus(record: VisitWire): VisitStatus {
  if (record.authorizationStatus === 'denied') return 'DENIED';
  return record.checkoutAt !== null || record.isInsideCompany === false ? 'CHECKED_OUT' : 'CHECKED_IN';
}

/** Present only where the account has authorization switched on. */
function toAuthorization(word: string | null): VisitAuthorization {
  if (word === 'waiting') return 'WAITING';
  if (word === 'allowed') return 'ALLOWED';
  return word === 'denied' ? 'DENIED' : 'NOT_REQUIRED';
}

export function toCustomFields(fields: readonly CustomFieldWire[]): CustomField[] {
  return fields.map(({ id, name, type, value }) => ({
    id,
    name,
    type: type ?? 'Text',
    value: toFieldValue(value),
  }));
}

function toFieldValue(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * Visits and invitees embed the visitor. The reference of a visitor without documents is the record's normalized id, so it is
 * the same however the record is requested.
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
      position: record.position,
      pictureUrl: record.pictureUrl,
      documents,
      keys: visitorKeys({ source: 'W3LCOME', name, email: record.email, phoneE164, record: reference }),
    });
  },
);

/** document, cpf, rg, in this order and each once; cpf and rg are used in Brazil only. */
export function toDocuments(record: Pick<VisitorWire, 'document' | 'cpf' | 'rg'>): string[] {
  const documents = [record.document, record.cpf, record.rg].map(normalizeDocument);
  return [...new Set(documents.filter((document) => document !== null))];
}
