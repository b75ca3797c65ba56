import { fold } from '../../domain/text/fold.js';
import { localDay } from '../../domain/time/time-zone.js';
import { normalizeEmail } from '../../domain/visitor/visitor-key.js';
import { INVITEE_ID_PREFIX, isArrived, isCancelled } from './invitee.mapper.js';
import { type Attendance, type ExpectedAttendance, matchOneToOne } from './invitee-matching.js';
import type { Mapping } from './mapping.js';
import { toIdKey } from './source-id.js';
import { VISIT_ID_PREFIX } from './visit.mapper.js';
import { toVisitorRecord } from './visitor.mapper.js';
import type { InviteeWire, VisitWire } from './w3lcome.wire.js';

/** Invitees beside the visits of the same days. */
export interface JoinedInvitees {
  /** What lists show beside the visits: every invitee for whom no visit accounts. */
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

/** Tells invitees that stand for themselves from those that are the earlier half of a visit. Both lists: of whole local days. */
export function joinInvitees(
  invitees: readonly InviteeWire[],
  visits: readonly VisitWire[],
  mapping: Mapping,
): JoinedInvitees {
  const matches = match(invitees, visits, mapping);
  return {
    withoutVisit: invitees.filter((invitee) => !matches.has(invitee)),
    expected: new Set(matches.values()),
  };
}

/** Null for a cancelled invitee, too. `invitees`: everybody expected on the days, as each visit accounts for one of them. */
export function findVisitOf(
  invitee: InviteeWire,
  { invitees, visits }: { readonly invitees: readonly InviteeWire[]; readonly visits: readonly VisitWire[] },
  mapping: Mapping,
): VisitWire | null {
  return match(invitees, visits, mapping).get(invitee) ?? null;
}

/** Whoever was cancelled is not expected. Visits of other slots are left out early: reading their phones would cost most. */
function match(
  invitees: readonly InviteeWire[],
  visits: readonly VisitWire[],
  mapping: Mapping,
): ReadonlyMap<InviteeWire, VisitWire> {
  const expected = invitees
    .filter((invitee) => !isCancelled(invitee))
    .map(
      (invitee): Expected => ({
        invitee,
        ...toAttendance(invitee, invitee.expectedAt, mapping),
        isArrived: isArrived(invitee),
      }),
    );
  const slots = new Set(expected.map(({ slot }) => slot));
  const came = visits
    .filter((visit) => slots.has(slotOf(visit, visit.checkinAt, mapping)))
    .map((visit): Came => ({ visit, ...toAttendance(visit, visit.checkinAt, mapping) }));
  return new Map([...matchOneToOne(expected, came)].map(([{ invitee }, { visit }]) => [invitee, visit]));
}

type Attendee = InviteeWire | VisitWire;

function slotOf({ host }: Attendee, at: Date, { account }: Mapping): string {
  return `${localDay(at, account.timeZone)}|${host === null ? '' : toIdKey(host.id)}`;
}

function toAttendance(record: Attendee, at: Date, mapping: Mapping): Attendance {
  const prefix = 'checkinAt' in record ? VISIT_ID_PREFIX : INVITEE_ID_PREFIX;
  const { email, phoneE164, documents } = toVisitorRecord(record, prefix, mapping);
  const address = normalizeEmail(email);
  return {
    id: toIdKey(record.id),
    slot: slotOf(record, at, mapping),
    at: at.getTime(),
    name: record.name === null ? null : fold(record.name),
    keys: [
      ...(address === null ? [] : [`email/${address}`]),
      ...(phoneE164 === null ? [] : [`phone/${phoneE164}`]),
      ...documents.map((document) => `document/${document}`),
    ],
  };
}
