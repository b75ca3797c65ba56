import { orderSortKeys, type SortKey } from '../../../src/domain/lists/sort-key.js';
import { isNeverCheckedOut } from '../../../src/domain/model/stay-end.js';
import { normalizeForSearch } from '../../../src/domain/text/normalize.js';
import { createTextSearch } from '../../../src/domain/text/text-search.js';
import { isWithin } from '../../../src/domain/time/time-range.js';
import { type BaseVisit, evaluateVisit } from '../../../src/store/base-visit.js';
import type { PageQuery, Segment, VisitRecordFilter } from '../../../src/store/ports.js';

const FIRST_INSTANT = -8.64e15;

/** What the store should hold, as a plain map, and what its queries should answer, by the functions of the domain. */
export class VisitModel {
  readonly rows = new Map<string, { visit: BaseVisit; stream: string; readAt: Date }>();

  upsert(visit: BaseVisit, stream: string, readAt: Date): void {
    const key = `${visit.source}/${visit.sourceId}`;
    const known = this.rows.get(key);
    if (known === undefined || known.readAt <= readAt) {
      const isSame =
        known !== undefined && known.stream === stream && JSON.stringify(known.visit) === JSON.stringify(visit);
      this.rows.set(key, { visit, stream, readAt: isSame ? known.readAt : readAt });
    }
  }

  replaceSegment(segment: Segment, visits: readonly BaseVisit[], readAt: Date, isComplete: boolean): void {
    for (const visit of visits) this.upsert(visit, segment.stream, readAt);
    if (!isComplete) return;
    const found = new Set(visits.map(({ sourceId }) => sourceId));
    for (const [key, row] of this.rows) {
      const { visit, stream } = row;
      const isMeant =
        visit.source === segment.source &&
        stream === segment.stream &&
        row.readAt <= readAt &&
        (segment.locationId === null || visit.location?.sourceId === segment.locationId) &&
        (segment.range === null || isWithin(segment.range, visit.scheduledAt));
      if (isMeant && !found.has(visit.sourceId)) this.rows.delete(key);
    }
  }

  find(filter: VisitRecordFilter): BaseVisit[] {
    return [...this.rows.values()].map(({ visit }) => visit).filter((visit) => isMatch(visit, filter));
  }

  /** The whole list between the keys of the query. */
  list({ filter, order, after, before }: PageQuery<'Visit'>): { record: BaseVisit; key: SortKey }[] {
    return this.find(filter)
      .map((record) => ({ record, key: keyOf(record, order.field) }))
      .sort((left, right) => orderSortKeys(order.direction, left.key, right.key))
      .filter(({ key }) => after === undefined || orderSortKeys(order.direction, key, after) > 0)
      .filter(({ key }) => before === undefined || orderSortKeys(order.direction, key, before) < 0);
  }
}

function keyOf(visit: BaseVisit, field: PageQuery<'Visit'>['order']['field']): SortKey {
  const arrival = visit.checkedInAt ?? (visit.status === 'EXPECTED' ? visit.arrivesAt : null);
  const value = {
    SCHEDULED_AT: visit.scheduledAt.getTime(),
    CHECKED_IN_AT: arrival?.getTime() ?? FIRST_INSTANT,
    VISITOR_NAME: normalizeForSearch(visit.visitor.name ?? '').slice(0, 200),
  }[field];
  return [value, visit.source, visit.sourceId];
}

function isMatch(base: BaseVisit, filter: VisitRecordFilter): boolean {
  const visit = evaluateVisit(base, filter.now);
  const { from, to } = filter.scheduledAt ?? {};
  const { visitor } = visit;
  const texts = [visitor.name, visitor.email, visitor.phoneNumber, visitor.phoneE164, visitor.company];
  return (
    (from === undefined || visit.scheduledAt >= from) &&
    (to === undefined || visit.scheduledAt < to) &&
    (filter.sources?.includes(visit.source) ?? true) &&
    (filter.statuses?.includes(visit.status) ?? true) &&
    (filter.isOnSite ?? visit.isOnSite) === visit.isOnSite &&
    (filter.neverCheckedOut ?? isNeverCheckedOut(visit)) === isNeverCheckedOut(visit) &&
    (filter.locations?.some((key) => isKeyOf(key, visit.location)) ?? true) &&
    (filter.hosts?.some((key) => 'sourceId' in key && isKeyOf(key, visit.host)) ?? true) &&
    (filter.visitorKeys?.some(({ match, value }) =>
      visitor.keys.some((key) => key.match === match && key.value === value),
    ) ??
      true) &&
    createTextSearch(filter.search)([...texts, visit.vehicle?.licensePlate, visit.accessCode])
  );
}

type Key = { readonly source: string; readonly sourceId?: string };

function isKeyOf(key: Key, ref: Key | null | undefined): boolean {
  return ref?.source === key.source && ref.sourceId === key.sourceId;
}
