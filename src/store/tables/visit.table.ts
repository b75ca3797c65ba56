import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { VisitStatus } from '../../domain/model/visit.js';
import type { BaseVisit } from '../base-visit.js';
import { contactsOf, personKeyText, personRefKey, recordKeyText } from '../record-key.js';
import { type Condition, commonConditions, hasVisitorKey, isOneOf, isWithinRange } from './conditions.js';
import { type KeyColumns, listColumns, type RecordTable, timeOrNull } from './record-table.js';

/** The first and the last instant that there is: "since ever" and "for ever". */
const FIRST_INSTANT = -8.64e15;
const LAST_INSTANT = 8.64e15;

export const visitTable: RecordTable<'Visit'> = {
  kind: 'Visit',
  table: 'visits',
  times: {
    stayEndsBy: true,
    scheduledAt: true,
    arrivalDayEndsAt: true,
    expectedAt: true,
    checkedInAt: true,
    checkedOutAt: true,
    cancelledAt: true,
    createdAt: true,
    noShowAt: true,
    arrivesAt: true,
    arrivalReachedAt: true,
    leavesAt: true,
    departureReachedAt: true,
  },
  orderColumns: { SCHEDULED_AT: 'sort_time', CHECKED_IN_AT: 'checked_in_at', VISITOR_NAME: 'sort_name' },
  columnsOf(visit) {
    const { visitor, vehicle, accessCode } = visit;
    const contacts = contactsOf(visitor.keys);
    const location = visit.location === undefined ? visit.host?.location : visit.location;
    return {
      ...listColumns({
        location,
        time: visit.scheduledAt,
        name: visitor.name,
        texts: [
          visitor.name,
          visitor.email,
          visitor.phoneNumber,
          visitor.phoneE164,
          visitor.company,
          vehicle?.licensePlate,
          accessCode,
        ],
      }),
      ...stateColumns(visit),
      host_key: personRefKey(visit.host),
      company_key: visit.host?.company ? recordKeyText(visit.host.company) : null,
      email_key: contacts.email,
      phone_key: contacts.phone,
      record_key: contacts.record,
    };
  },
  conditionsOf(filter) {
    const now = filter.now.getTime();
    return [
      ...commonConditions(filter),
      ...isWithinRange('sort_time', filter.scheduledAt),
      ...isOneOf('host_key', filter.hosts?.map(personKeyText)),
      ...isOneOf('company_key', filter.companies?.map(recordKeyText)),
      ...hasVisitorKey(filter.visitorKeys),
      ...hasStatus(filter.statuses, now),
      ...isPresent(filter.isOnSite, now),
      ...isNeverCheckedOut(filter.neverCheckedOut, now),
    ];
  },
};

type StateColumn =
  | 'status'
  | 'no_show_at'
  | 'arrives_at'
  | 'leaves_at'
  | 'present_from'
  | 'present_until'
  | 'gone_at'
  | 'checked_in_at';

/** The instants of `evaluateVisit`, as the conditions below compare them with the hour. */
function stateColumns(visit: BaseVisit): Pick<KeyColumns<'Visit'>, StateColumn> {
  const isExpected = visit.status === 'EXPECTED';
  const arrivesAt = isExpected ? timeOrNull(visit.arrivalReachedAt) : null;
  const leavesAt = isExpected ? timeOrNull(visit.departureReachedAt) : null;
  const presentFrom = visit.isInside ? FIRST_INSTANT : arrivesAt;
  const stayEndsBy = timeOrNull(visit.stayEndsBy);
  const checkIn = visit.checkedInAt ?? (isExpected ? visit.arrivesAt : null);
  return {
    status: visit.status,
    no_show_at: isExpected ? timeOrNull(visit.noShowAt) : null,
    arrives_at: arrivesAt,
    leaves_at: leavesAt,
    present_from: presentFrom,
    present_until: presentFrom === null ? null : Math.min(stayEndsBy ?? LAST_INSTANT, leavesAt ?? LAST_INSTANT),
    gone_at: checkIn !== null && visit.checkedOutAt === null ? stayEndsBy : null,
    checked_in_at: checkIn?.getTime() ?? FIRST_INSTANT,
  };
}

function statusAt(now: number): RawBuilder<string> {
  return sql<string>`case when leaves_at <= ${now} then 'CHECKED_OUT' when arrives_at <= ${now} then 'CHECKED_IN'
    when no_show_at <= ${now} then 'NO_SHOW' else status end`;
}

/** What an expected visit becomes by itself. */
const REACHED: ReadonlySet<VisitStatus> = new Set(['CHECKED_IN', 'CHECKED_OUT', 'NO_SHOW']);

/**
 * What no visit becomes by itself is written as it is asked, and an index leads to the few that are. The others are most of
 * a list, which is read in its order.
 */
function hasStatus(statuses: readonly VisitStatus[] | undefined, now: number): readonly Condition[] {
  if (statuses === undefined) return [];
  if (statuses.length === 0) return isOneOf('status', statuses);
  const isAt = sql<SqlBool>`${statusAt(now)} in (${sql.join([...new Set(statuses)])})`;
  return statuses.some((status) => REACHED.has(status)) ? [isAt] : [...isOneOf('status', statuses), isAt];
}

/** Few are on site at a time, and an index finds them: so they are looked up first, whatever the list's order. */
function isPresent(isOnSite: boolean | undefined, now: number): readonly Condition[] {
  if (isOnSite === undefined) return [];
  const present = sql`select row_id from visits where present_until > ${now} and present_from <= ${now}`;
  return [isOnSite ? sql<SqlBool>`row_id in (${present})` : sql<SqlBool>`row_id not in (${present})`];
}

/** Written so that the index of the few whose stay has no other end serves it. */
function isNeverCheckedOut(wanted: boolean | undefined, now: number): readonly Condition[] {
  if (wanted === undefined) return [];
  const hasArrived = sql`(arrives_at is null or arrives_at <= ${now})`;
  const hasNotLeft = sql`(leaves_at is null or leaves_at > ${now})`;
  return wanted
    ? [sql<SqlBool>`gone_at <= ${now} and ${hasArrived} and ${hasNotLeft}`]
    : [sql<SqlBool>`not (gone_at is not null and gone_at <= ${now} and ${hasArrived} and ${hasNotLeft})`];
}
