import type { Visit, VisitStatus } from '../../domain/model/visit.js';
import { toEvaluatedVisit, type VisitBase } from '../../domain/model/visit.js';
import { NO_NOTICES } from '../../domain/source/source-notice.js';
import { rememberByRecord } from '../remember-by-record.js';
import { toHostRef } from './person.mapper.js';
import type { Mapping } from './values.js';
import { toCustomFields, toVisitorRecord, toVisitState, type VisitState } from './visit.mapper.js';
import type { InviteeWire, VisitWire } from './wire.js';

export const INVITEE_ID_PREFIX = 'invitee/';

export function isCancelled(record: InviteeWire): boolean {
  return record.status === 'canceled' || record.status === 'cancelled';
}

/** The source says that the invitee arrived. */
export function isArrived(record: InviteeWire): boolean {
  return record.status === 'arrived';
}

/** The time for which the status is evaluated. */
export interface Evaluation {
  readonly now: Date;
  /** First instant of that day in the account's zone: an invitee who was expected before it and did not come is a no-show. */
  readonly startOfToday: Date;
}

/** `visit`: the invitee's visit, null where there is none or it was not looked up. */
export function toExpectedVisit(
  record: InviteeWire,
  { evaluation, visit, mapping }: { evaluation: Evaluation; visit: VisitWire | null; mapping: Mapping },
): Visit {
  const state =
    visit === null || isCancelled(record)
      ? toOwnState(record, evaluation)
      : toVisitState(visit, evaluation.now, mapping);
  return toEvaluatedVisit(toVisitBase(record, mapping), {
    evaluatedAt: evaluation.now,
    status: state.status,
    isOnSite: state.isOnSite,
    stayEndsBy: state.stayEndsBy,
    authorization: state.authorization,
    expectedAt: record.expectedAt,
    wasExpected: true,
    checkedInAt: state.checkedInAt,
    checkedOutAt: state.checkedOutAt,
  });
}

const toVisitBase = rememberByRecord((record: InviteeWire, mapping: Mapping): VisitBase => {
  const sourceId = INVITEE_ID_PREFIX + record.id;
  return {
    nodeType: 'Visit',
    source: 'W3LCOME',
    sourceId,
    scheduledAt: record.expectedAt,
    cancelledAt: null,
    createdAt: null,
    purpose: null,
    notes: record.notes,
    accessCode: null,
    partySize: 1,
    visitor: toVisitorRecord(record, INVITEE_ID_PREFIX, mapping),
    host: toHostRef(record.host, mapping),
    location: mapping.account,
    vehicle: null,
    pictureUrl: record.pictureUrl,
    agreementUrl: null,
    timePrecision: 'MINUTE',
    departurePrecision: 'MINUTE',
    arrivalDayEndsAt: null,
    arrivalText: null,
    departureText: null,
    notices: NO_NOTICES,
    customFields: toCustomFields(record.customFields),
  };
});

function toOwnState(record: InviteeWire, { startOfToday }: Evaluation): VisitState {
  return {
    status: toOwnStatus(record, startOfToday),
    isOnSite: false,
    stayEndsBy: null,
    authorization: record.requiresAuthorization === true ? 'WAITING' : 'NOT_REQUIRED',
    checkedInAt: null,
    checkedOutAt: null,
  };
}

/** An undocumented word counts as `confirmed`, the initial state of an invitee. */
function toOwnStatus(record: InviteeWire, startOfToday: Date): VisitStatus {
  if (isCancelled(record)) return 'CANCELLED';
  if (isArrived(record)) return 'CHECKED_IN';
  return record.expectedAt < startOfToday ? 'NO_SHOW' : 'EXPECTED';
}

/** An invitee or a visit, with what is compared to find its counterpart. */
export interface Attendance {
  /** Unique within its list. */
  readonly id: string;
  /** Local day and host, which an invitee and its visit share. */
  readonly slot: string;
  /** Expected time, or time of check-in, in ms since the epoch. */
  readonly at: number;
  /** The normalized name; null where the record has none. */
  readonly name: string | null;
  /** E-mail, E.164 phone and documents, normalized. */
  readonly keys: readonly string[];
}

export interface ExpectedAttendance extends Attendance {
  /** The source says that the invitee arrived. */
  readonly isArrived: boolean;
}

/** What an invitee and a visit share, strongest first. */
const EVIDENCE = { keyAndName: 0, keyAndPartOfName: 1, key: 2, name: 3 } as const;
type Evidence = (typeof EVIDENCE)[keyof typeof EVIDENCE];

interface Pair<I, V> {
  readonly invitee: I;
  readonly visit: V;
  readonly evidence: Evidence;
  readonly distance: number;
}

/**
 * Invitees and visits carry no link, so they are matched by the members that both have, one to one. The best pair is taken,
 * then the best of the rest: arrived invitees first, then the strongest evidence, then the nearest in time. The order of the
 * arguments does not matter.
 */
export function matchOneToOne<I extends ExpectedAttendance, V extends Attendance>(
  invitees: readonly I[],
  visits: readonly V[],
): ReadonlyMap<I, V> {
  const matches = new Map<I, V>();
  const taken = new Set<V>();
  for (const { invitee, visit } of findPairs(invitees, visits).sort(comparePairs)) {
    if (matches.has(invitee) || taken.has(visit)) continue;
    matches.set(invitee, visit);
    taken.add(visit);
  }
  return matches;
}

/** One look-up per key of an invitee: the cost is linear in the number of records and pairs. */
function findPairs<I extends ExpectedAttendance, V extends Attendance>(
  invitees: readonly I[],
  visits: readonly V[],
): Pair<I, V>[] {
  const index = new Map<string, V[]>();
  for (const visit of visits) {
    for (const key of indexKeys(visit)) {
      const entries = index.get(key);
      if (entries === undefined) index.set(key, [visit]);
      else entries.push(visit);
    }
  }
  return invitees.flatMap((invitee) => {
    const candidates = new Set(indexKeys(invitee).flatMap((key) => index.get(key) ?? []));
    return [...candidates].flatMap((visit): Pair<I, V>[] => {
      const evidence = evidenceOf(invitee, visit);
      return evidence === null ? [] : [{ invitee, visit, evidence, distance: Math.abs(invitee.at - visit.at) }];
    });
  });
}

function indexKeys({ slot, name, keys }: Attendance): string[] {
  const shared = name === null ? keys : [...keys, `name/${name}`];
  return shared.map((key) => `${slot}|${key}`);
}

/** Null: they are not the same person. Equal names do not outweigh contacts and documents that differ. */
function evidenceOf(invitee: Attendance, visit: Attendance): Evidence | null {
  const isSameName = invitee.name !== null && invitee.name === visit.name;
  if (invitee.keys.some((key) => visit.keys.includes(key))) {
    if (isSameName) return EVIDENCE.keyAndName;
    return isPartOfName(invitee.name, visit.name) ? EVIDENCE.keyAndPartOfName : EVIDENCE.key;
  }
  const canDiffer = invitee.keys.length > 0 && visit.keys.length > 0;
  return isSameName && !canDiffer ? EVIDENCE.name : null;
}

/** "Ana Lima" and "Ana Maria Lima", whichever of the two is the longer one. */
function isPartOfName(left: string | null, right: string | null): boolean {
  if (left === null || right === null) return false;
  const [words, others] = [left.split(' '), right.split(' ')];
  return words.every((word) => others.includes(word)) || others.every((word) => words.includes(word));
}

/** The times and ids at the end order equally good pairs. */
function comparePairs<I extends ExpectedAttendance, V extends Attendance>(a: Pair<I, V>, b: Pair<I, V>): number {
  return (
    Number(b.invitee.isArrived) - Number(a.invitee.isArrived) ||
    a.evidence - b.evidence ||
    a.distance - b.distance ||
    a.invitee.at - b.invitee.at ||
    a.visit.at - b.visit.at ||
    compareIds(a.invitee, b.invitee) ||
    compareIds(a.visit, b.visit)
  );
}

function compareIds(a: Attendance, b: Attendance): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
