import { decodeNodeId, type NodeType } from '../../domain/ids/node-id.js';
import type { InstantRange } from '../../domain/lists/connection.js';
import { SOURCES, type Source } from '../../domain/source/source.js';
import { MS_PER_DAY } from '../../domain/time/time-range.js';
import type { VisitFilter } from '../../domain/visit/visit-filter.js';

/** To read all visits of a range: a base, and each day of some 50 visits. */
const RANGE_COST = 900;
const DAY_COST = 65;
/** A page of a list that follows time is found after a few windows. */
const PAGE_COST = 1_700;
/** Days that a list reads with one end of a range, or none. */
const OPEN_RANGE_DAYS = 60;
/** No list accepts a wider range. */
const WIDEST_DAYS = 4_000;

/** Each source's part of the cost of a range. */
const SOURCE_SHARES: Readonly<Record<Source, number>> = { SPACEBRING: 0.6, W3LCOME: 0.25, RESIDENT: 0.08 };

/** The members of visit filters that the cost depends on. */
interface CostFilter {
  readonly range: InstantRange | null | undefined;
  readonly sources: readonly Source[] | null | undefined;
}

function daysOf(range: InstantRange | null | undefined): number {
  if (!range?.gte || !range.lt) return OPEN_RANGE_DAYS;
  const days = (range.lt.getTime() - range.gte.getTime()) / MS_PER_DAY;
  return Math.min(Math.max(days, 0), WIDEST_DAYS);
}

/** The cost of all visits of the range, from the selected sources. */
function costOfRange({ range, sources }: CostFilter): number {
  return (RANGE_COST + DAY_COST * daysOf(range)) * shareOf(sources);
}

/** The cost of a page of visits and nothing that needs the whole list. */
function costOfPage(filter: CostFilter): number {
  return Math.min(costOfRange(filter), PAGE_COST * shareOf(filter.sources));
}

/** Equal for equal ranges, which are read once, however many fields need them. */
function keyOfRange({ range, sources }: CostFilter): string {
  const selected = sources ?? SOURCES;
  return [range?.gte?.getTime(), range?.lt?.getTime(), ...[...selected].sort()].join(' ');
}

function shareOf(sources: readonly Source[] | null | undefined): number {
  if (!sources) return 1;
  return [...new Set(sources)].reduce((sum, source) => sum + (SOURCE_SHARES[source] ?? 0), 0);
}

/** The cost of a field beside its values, in points: one for 0.1 ms of the processor, 50 for a call to a source. */
export interface FieldCost {
  /** For each occurrence in an answer. */
  readonly each: number;
  /** Reads that other fields of the operation may share, by a key that is equal for equal reads. */
  readonly shared?: Readonly<Record<string, number>>;
}

export interface SelectedField {
  /** Coerced values. */
  readonly args: Readonly<Record<string, unknown>>;
  /** Whether a field of its type is selected, also through fragments. */
  selects(name: string): boolean;
  /** Whether a field is selected at any depth. */
  selectsBelow(name: string): boolean;
}

type CostRule = (field: SelectedField) => FieldCost;

/** One call, and the work on its answer. */
const ONE_RECORD = 120;
/** Beside the directory: a look-up by contact may read every visit within the limits. */
const CONTACT_COST = 4_800;
/** The work on visits that are read anyway: sorting, counting, and joining people. */
const DAY_OF_LIST = 1.5;
const DAY_OF_STATISTICS = 6;
/** Days before the range in which statistics look for stays that reach into it. */
const STAY_DAYS = 37;

const PEOPLE = { people: 800 };
const COMPANIES = { companies: 300 };
const BY_EMAIL = { 'people by e-mail': 800 };
const EVERYONE: CostFilter = { range: null, sources: null };
/** The visits of 60 days: there most visitors are found. */
const DIRECTORY = { [keyOfRange(EVERYONE)]: costOfRange(EVERYONE) };

/** By the type of the record; the id of a visitor has none. */
const ID_COSTS: Readonly<Record<NodeType, number>> = {
  Visit: 70,
  Person: 12,
  Company: 8,
  Location: 2,
  VisitRequest: 70,
  BlockedPerson: 3,
  Ticket: 70,
  Transaction: 100,
};

/** The cost of `Type.field`; every other field is a value of a record that is read anyway. */
export const FIELD_COSTS: Readonly<Record<string, CostRule>> = {
  'Query.visits': costOfVisits,
  'Query.visitors': ({ args }) => costOfVisitors(toVisitors(args['filter'])),
  'Query.visitStats': ({ args, selectsBelow }) => {
    const { range, sources } = toVisits(args['filter']);
    const presence = selectsBelow('peakOnSite') || selectsBelow('peakOnSiteAt') ? STAY_DAYS : 0;
    const days = daysOf(range) + presence;
    const further = presence === 0 ? {} : { [`stays ${keyOfRange({ range, sources })}`]: DAY_COST * presence };
    const read = { [keyOfRange({ range, sources })]: costOfRange({ range, sources }), ...further };
    return { each: DAY_OF_STATISTICS * days, shared: read };
  },
  'Query.visitor': ({ args }) =>
    isById(args['by']) ? { each: 10, shared: DIRECTORY } : { each: CONTACT_COST, shared: DIRECTORY },
  'Query.people': ({ args }) => ({ each: 100, shared: scaleToSources(args['filter'], PEOPLE) }),
  'Query.tickets': ({ args }) => ({
    each: 50 + 10 * countOf(args['filter'], 'requesterIds'),
    shared: { tickets: 650 },
  }),
  'Query.transactions': ({ args }) => costOfTransactions(args['filter']),
  'Query.visitRequests': () => ({ each: 350 }),
  'Query.blockedPeople': () => ({ each: 50, shared: { 'blocked people': 150 } }),
  'Query.visitorFields': () => ({ each: 20, shared: { 'visitor fields': 60 } }),
  'Query.locations': () => ({ each: 20, shared: { locations: 280 } }),
  'Query.sources': () => ({ each: 100 }),
  'Query.nodes': ({ args }) => costOfIds(args['ids']),
  'Query.node': ({ args }) => costOfIds([args['id']]),
  'Query.visit': () => ({ each: ONE_RECORD }),
  'Query.person': () => ({ each: ONE_RECORD }),
  'Query.company': () => ({ each: ONE_RECORD }),
  'Query.location': () => ({ each: 20, shared: { locations: 280 } }),
  'Query.ticket': () => ({ each: ONE_RECORD }),
  'Query.transaction': () => ({ each: ONE_RECORD + 100 }),
  'Visitor.visits': ({ args }) => costOfVisitors(toVisits(args['filter'])),
  'Visitor.tickets': () => ({ each: 15, shared: { ...DIRECTORY, ...BY_EMAIL } }),
  'Visitor.transactions': () => ({ each: 25, shared: { ...DIRECTORY, ...BY_EMAIL } }),
  'Visitor.person': () => ({ each: 2, shared: { ...DIRECTORY, ...BY_EMAIL } }),
  'Visitor.isBlocked': () => ({ each: 3, shared: { ...DIRECTORY, 'blocked people': 150 } }),
  'Visitor.blockedEntries': () => ({ each: 3, shared: { ...DIRECTORY, 'blocked people': 150 } }),
  'VisitRequest.visitor': () => ({ each: 2, shared: DIRECTORY }),
  'Person.visits': ({ args }) => ({
    each: 70,
    shared: { 'visits of hosts': 150 + DAY_OF_LIST * daysOf(toVisits(args['filter']).range) },
  }),
  'Person.company': ({ selects }) =>
    selects('name') || selects('location') ? { each: 1, shared: COMPANIES } : { each: 1 },
  'Location.visits': ({ args }) => costOfLocations(toVisits(args['filter'])),
  'Ticket.activities': () => ({ each: 95 }),
};

/** Of `Visitor`: the reference to a visitor contains these two. */
const OF_THE_KEY: readonly string[] = ['id', '__typename'];

/** The cost of a field without the selections below it. */
export function costOfField(typeName: string, fieldName: string, field: SelectedField): FieldCost {
  if (typeName === 'Mutation') return { each: 5 * ONE_RECORD };
  const rule = FIELD_COSTS[`${typeName}.${fieldName}`];
  if (rule !== undefined) return rule(field);
  if (typeName === 'Visitor' && !OF_THE_KEY.includes(fieldName)) return { each: 0.3, shared: DIRECTORY };
  return { each: 0 };
}

function costOfVisits({ args, selects }: SelectedField): FieldCost {
  const filter = (args['filter'] ?? {}) as VisitFilter;
  const costFilter = toVisits(filter);
  const days = daysOf(costFilter.range);
  const whole = { each: DAY_OF_LIST * days, shared: { [keyOfRange(costFilter)]: costOfRange(costFilter) } };
  if (filter.isOnSite === true && !costFilter.range) return { each: 100, shared: { 'on site': 600 } };
  if (filter.hostIds) return { each: Math.min(200 + 75 * filter.hostIds.length, costOfRange(costFilter) + 4_000) };
  if (filter.visitorIds || selects('totalCount') || filter.search) return whole;
  const page = costOfPage(costFilter);
  const isNarrowed = [filter.statuses, filter.isOnSite, filter.neverCheckedOut, filter.locationIds].some(
    (member) => member != null,
  );
  // How far a list must be read that the gateway filters itself depends on the records.
  return isNarrowed
    ? { each: Math.sqrt(page * costOfRange(costFilter)) }
    : { each: 50, shared: { [`page ${keyOfRange(costFilter)}`]: page } };
}

/** People are joined once for all fields with the same range. */
function costOfVisitors(filter: CostFilter): FieldCost {
  return { each: 5, shared: { [keyOfRange(filter)]: costOfRange(filter) } };
}

/** Of one location it is less, of all more: their number is unknown before the answer. */
function costOfLocations(filter: CostFilter): FieldCost {
  return { each: 20, shared: { [`places ${keyOfRange(filter)}`]: 0.3 * costOfRange(filter) } };
}

function costOfTransactions(filter: unknown): FieldCost {
  const customers = countOf(filter, 'customerIds');
  const kinds = countOf(filter, 'kinds');
  const share = kinds === 0 ? 1 : Math.min(kinds / 3, 1);
  return { each: (customers === 0 ? 1_400 : 100 + 240 * customers) * share };
}

function costOfIds(ids: unknown): FieldCost {
  let each = 10;
  let isAnyVisitor = false;
  let isAnyMember = false;
  for (const id of Array.isArray(ids) ? ids.slice(0, 100) : []) {
    const nodeType = typeof id === 'string' ? (decodeNodeId(id)?.nodeType ?? null) : null;
    each += nodeType === null ? 2 : ID_COSTS[nodeType];
    isAnyVisitor ||= nodeType === null;
    isAnyMember ||= nodeType === 'Person' || nodeType === 'Company' || nodeType === 'Location';
  }
  return { each, shared: { ...(isAnyVisitor && DIRECTORY), ...(isAnyMember && COMPANIES) } };
}

function isById(by: unknown): boolean {
  return typeof by === 'object' && by !== null && 'id' in by && typeof by.id === 'string';
}

function scaleToSources(filter: unknown, shared: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const sources = toVisits(filter).sources?.length ?? 3;
  return sources < 3
    ? Object.fromEntries(Object.entries(shared).map(([key, cost]) => [`${key} ${sources}`, cost * (sources / 3)]))
    : shared;
}

function countOf(filter: unknown, member: string): number {
  const values = typeof filter === 'object' && filter !== null ? (filter as Record<string, unknown>)[member] : null;
  return Array.isArray(values) ? Math.min(values.length, 100) : 0;
}

/** Sound because the schema has coerced the arguments. */
function toVisits(filter: unknown): CostFilter {
  const { scheduledAt, sources } = (filter ?? {}) as { scheduledAt?: InstantRange | null; sources?: Source[] | null };
  return { range: scheduledAt, sources };
}

function toVisitors(filter: unknown): CostFilter {
  const { visitedAt, sources } = (filter ?? {}) as { visitedAt?: InstantRange | null; sources?: Source[] | null };
  return { range: visitedAt, sources };
}
