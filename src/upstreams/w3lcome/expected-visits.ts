import { filterInPace, mapInPace } from '../../domain/pace/in-pace.js';
import { type Pace, SHARED_PACE } from '../../domain/pace/pace.js';
import { normalizeForSearch } from '../../domain/text/normalize.js';
import { normalizeEmail } from '../../domain/text/normalize-email.js';
import { localDay } from '../../domain/time/time-zone.js';
import { rememberByRecord } from '../remember-by-record.js';
import {
  type Attendance,
  type ExpectedAttendance,
  INVITEE_ID_PREFIX,
  isArrived,
  isCancelled,
  matchOneToOne,
} from './invitee.mapper.js';
import type { Mapping } from './values.js';
import { toIdKey } from './values.js';
import { toVisitorRecord, VISIT_ID_PREFIX } from './visit.mapper.js';
import type { InviteeWire, VisitWire } from './wire.js';

interface Matching {
  readonly mapping: Mapping;
  readonly pace: Pace;
}

/** Invitees beside the visits of the same days. */
export interface JoinedInvitees {
  /** Shown in lists beside the visits: the invitees without a visit. */
  readonly withoutVisit: readonly InviteeWire[];
  /** The visits to which an invitee belongs. */
  readonly expected: ReadonlySet<VisitWire>;
}

interface Expected extends ExpectedAttendance {
  readonly invitee: InviteeWire;
}

interface Came extends Attendance {
  readonly visit: VisitWire;
}

/** Separates the invitees without a visit from those that belong to one. Both lists cover whole local days. */
export async function joinInvitees(
  invitees: readonly InviteeWire[],
  visits: readonly VisitWire[],
  matching: Matching,
): Promise<JoinedInvitees> {
  const matches = await match(invitees, visits, matching);
  return {
    withoutVisit: invitees.filter((invitee) => !matches.has(invitee)),
    expected: new Set(matches.values()),
  };
}

/** Null for a cancelled invitee, too. `invitees`: all of the days, as each visit belongs to one of them. */
export async function findVisitOf(
  invitee: InviteeWire,
  { invitees, visits }: { readonly invitees: readonly InviteeWire[]; readonly visits: readonly VisitWire[] },
  mapping: Mapping,
): Promise<VisitWire | null> {
  return (await match(invitees, visits, { mapping, pace: SHARED_PACE })).get(invitee) ?? null;
}

/** Cancelled invitees have no visit. Visits of other slots are left out early, since parsing their phones costs most. */
async function match(
  invitees: readonly InviteeWire[],
  visits: readonly VisitWire[],
  { mapping, pace }: Matching,
): Promise<ReadonlyMap<InviteeWire, VisitWire>> {
  const expected = await mapInPace(
    pace,
    invitees.filter((invitee) => !isCancelled(invitee)),
    (invitee): Expected => ({ invitee, ...toAttendance(invitee, mapping), isArrived: isArrived(invitee) }),
  );
  const slots = new Set(expected.map(({ slot }) => slot));
  const ofSlots = await filterInPace(pace, visits, (visit) => slots.has(slotOf(visit, mapping)));
  const came = await mapInPace(pace, ofSlots, (visit): Came => ({ visit, ...toAttendance(visit, mapping) }));
  return new Map([...matchOneToOne(expected, came)].map(([{ invitee }, { visit }]) => [invitee, visit]));
}

type Attendee = InviteeWire | VisitWire;

const slotOf = rememberByRecord((record: Attendee, { account }: Mapping): string => {
  const { host } = record;
  return `${localDay(timeOf(record), account.timeZone)}|${host === null ? '' : toIdKey(host.id)}`;
});

function timeOf(record: Attendee): Date {
  return 'checkinAt' in record ? record.checkinAt : record.expectedAt;
}

const toAttendance = rememberByRecord((record: Attendee, mapping: Mapping): Attendance => {
  const prefix = 'checkinAt' in record ? VISIT_ID_PREFIX : INVITEE_ID_PREFIX;
  const { email, phoneE164, documents } = toVisitorRecord(record, prefix, mapping);
  const address = normalizeEmail(email);
  return {
    id: toIdKey(record.id),
    slot: slotOf(record, mapping),
    at: timeOf(record).getTime(),
    name: record.name === null ? null : normalizeForSearch(record.name),
    keys: [
      ...(address === null ? [] : [`email/${address}`]),
      ...(phoneE164 === null ? [] : [`phone/${phoneE164}`]),
      ...documents.map((document) => `document/${document}`),
    ],
  };
});
