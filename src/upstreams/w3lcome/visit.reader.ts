import { longestStayDays } from '../../domain/model/stay-end.js';
import type { Visit, VisitQuery, VisitSource } from '../../domain/model/visit.js';
import { filterInPace, mapInPace } from '../../domain/pace/in-pace.js';
import { SHARED_PACE } from '../../domain/pace/pace.js';
import { limitFault, type SourceFault, SourceFaultError } from '../../domain/source/source-error.js';
import { completeSlice, endOf, mergeSlices, type SourceSlice } from '../../domain/source/source-slice.js';
import { gridFloor } from '../../domain/time/time-grid.js';
import { addDays, isWithin, MS_PER_DAY, type TimeRange } from '../../domain/time/time-range.js';
import { toFailedSlice } from '../http/failed-reads.js';
import type { AdapterParts } from './context.js';
import { joinInvitees } from './expected-visits.js';
import { INVITEE_ID_PREFIX, toExpectedVisit } from './invitee.mapper.js';
import { createInviteeReader, toEvaluation } from './invitee.reader.js';
import { ACCOUNT_ID } from './person.mapper.js';
import { MARGIN_DAYS, type TimeWindows } from './time-windows.js';
import { formatQueryTime, type Mapping, toIdKey, toUpstreamId, wholeDays } from './values.js';
import { isInside, toVisit, VISIT_ID_PREFIX } from './visit.mapper.js';
import { createVisitLists } from './visit-lists.js';
import type { InviteeWire, VisitWire } from './wire.js';

/** Visits, and the invitees without a visit. */
export function createVisitSource(parts: AdapterParts): VisitSource {
  const { client, clock, mapping } = parts;
  const lists = createVisitLists(parts);
  const invitees = createInviteeReader(lists, mapping);
  const readOnSite = createRollCall({ ...parts, visits: lists.visits });

  function readInvitees(query: VisitQuery, range: TimeRange): Promise<SourceSlice<InviteeWire>> {
    const [hostId, ...others] = wantedHosts(query)?.values() ?? [];
    const isOneHost = hostId !== undefined && others.length === 0;
    return isOneHost ? lists.readInviteesOfHost(hostId, range) : lists.invitees.read(range);
  }

  async function loadInvitee(id: string, now: Date): Promise<Visit | null> {
    const invitee = await client.getInvitee(id);
    if (invitee === null) return null;
    return invitees.show(invitee, await invitees.visitOf(invitee), now);
  }

  return {
    isReadInParts: false,
    longestStayDays: longestStayDays(mapping.assumeLeft) ?? parts.config.rollCallDays,
    async readVisits(query) {
      const { range } = query;
      if (!isNarrowed(query) || range.from >= range.to) return completeSlice([], clock.now());
      // Of an invitee and its visit, one may lie in the range and the other outside of it, on the same day.
      const days = wholeDays(range, mapping.account.timeZone);
      const [visits, awaited] = lists.visits.isEmpty(days)
        ? [completeSlice<VisitWire>([], clock.now()), await readInvitees(query, days)]
        : await readBoth(lists.visits.read(days), readInvitees(query, days), clock.now());
      const { arrived, expected } = await joinRecords(visits.records, awaited.records, { query, mapping });
      return mergeSlices(
        [
          { ...visits, records: arrived },
          { ...awaited, records: expected },
        ],
        clock.now(),
      );
    },
    async readVisitsOnSite(query) {
      if (!isNarrowed(query)) return completeSlice([], clock.now());
      const slice = await readOnSite(query.now);
      const records = slice.records.filter(hostFilter(query));
      const visits = records.map((record) => toVisit(record, { now: query.now, mapping }));
      return { ...slice, records: visits.filter(({ isOnSite }) => isOnSite) };
    },
    async loadVisit(sourceId, now) {
      const inviteeId = toUpstreamId(sourceId, INVITEE_ID_PREFIX);
      if (inviteeId !== null) return loadInvitee(inviteeId, now);
      const visitId = toUpstreamId(sourceId, VISIT_ID_PREFIX);
      const record = visitId === null ? null : await client.getVisit(visitId);
      return record === null ? null : toVisit(record, { now, mapping });
    },
  };
}

/** The visits of the query's range, and the invitees of the range without a visit, both for the query's hosts. */
async function joinRecords(
  visits: readonly VisitWire[],
  invitees: readonly InviteeWire[],
  { query, mapping }: { readonly query: VisitQuery; readonly mapping: Mapping },
): Promise<{ readonly arrived: readonly Visit[]; readonly expected: readonly Visit[] }> {
  const { range, now, pace = SHARED_PACE } = query;
  const hasHost = hostFilter(query);
  const evaluation = toEvaluation(now, mapping);
  const visitRecords = visits.filter(hasHost);
  const joined = await joinInvitees(invitees.filter(hasHost), visitRecords, { mapping, pace });
  const arrived = await mapInPace(
    pace,
    await filterInPace(pace, visitRecords, ({ checkinAt }) => isWithin(range, checkinAt)),
    (record) => toVisit(record, { now, mapping, wasExpected: joined.expected.has(record) }),
  );
  const expected = await mapInPace(
    pace,
    await filterInPace(pace, joined.withoutVisit, ({ expectedAt }) => isWithin(range, expectedAt)),
    (record) => toExpectedVisit(record, { evaluation, visit: null, mapping }),
  );
  return { arrived, expected };
}

type Places = Pick<VisitQuery, 'locationIds' | 'hostIds'>;

function isNarrowed(query: Places): boolean {
  return (query.locationIds?.includes(ACCOUNT_ID) ?? true) && wantedHosts(query)?.size !== 0;
}

/** Ids by their key; null: all. Texts that cannot be ids of the source are left out. */
function wantedHosts({ hostIds }: Places): ReadonlyMap<string, string> | null {
  if (hostIds === undefined) return null;
  return new Map(hostIds.flatMap((id) => toUpstreamId(id) ?? []).map((id) => [toIdKey(id), id]));
}

function hostFilter(query: Places): (record: VisitWire | InviteeWire) => boolean {
  const wanted = wantedHosts(query);
  return ({ host }) => wanted === null || (host !== null && wanted.has(toIdKey(host.id)));
}

/** Where one list fails, the read is incomplete. @throws SourceFaultError when both fail. */
async function readBoth<A, B>(
  first: Promise<SourceSlice<A>>,
  second: Promise<SourceSlice<B>>,
  asOf: Date,
): Promise<[SourceSlice<A>, SourceSlice<B>]> {
  const [a, b] = await Promise.allSettled([first, second]);
  if (a.status === 'rejected' && b.status === 'rejected') throw a.reason;
  return [
    a.status === 'fulfilled' ? a.value : toFailedSlice(a.reason, asOf),
    b.status === 'fulfilled' ? b.value : toFailedSlice(b.reason, asOf),
  ];
}

/**
 * The visitors who are inside by W3lcome's records. Its lists have no filter for visits without a check-out, so visits as old
 * as a stay can last are read and filtered here. Where stays have no assumed end, the visits of `rollCallDays` are read, and
 * one more call finds out whether there are older ones.
 */
function createRollCall(
  parts: AdapterParts & { readonly visits: TimeWindows<VisitWire> },
): (now: Date) => Promise<SourceSlice<VisitWire>> {
  const stayDays = longestStayDays(parts.mapping.assumeLeft);
  return async (now) => {
    // Whole days, so that a roll call a little later makes the same call.
    const oldest = new Date(gridFloor(addDays(now, -(stayDays ?? parts.config.rollCallDays)).getTime(), MS_PER_DAY));
    const latest = new Date(Math.max(now.getTime(), parts.clock.now().getTime()));
    const [slice, older] = await Promise.all([
      // The margin is on both calls, so no visit lies between the list and the check for older ones.
      parts.visits.read({ from: addDays(oldest, -MARGIN_DAYS), to: addDays(latest, MARGIN_DAYS) }),
      stayDays === null ? findOlder(parts, oldest) : null,
    ]);
    return {
      ...slice,
      records: slice.records.filter(isInside),
      ...endOf(slice.fault ?? older),
    };
  };
}

/** Null: there is no older visit. */
async function findOlder({ client, config }: AdapterParts, than: Date): Promise<SourceFault | null> {
  const value = formatQueryTime(than, config);
  try {
    const where = { key: 'checkinAt', operator: '<', value } as const;
    const page = await client.listVisits({ limit: 1, offset: 0, where, until: than });
    return page.keys.length === 0 ? null : limitFault('HISTORY_LIMIT');
  } catch (error) {
    if (!(error instanceof SourceFaultError)) throw error;
    return error.toFault();
  }
}
