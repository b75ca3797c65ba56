import { ReportCollector } from '../lists/report-collector.js';
import { orderSortKeys, timeKey } from '../lists/sort-key.js';
import { createVisitRead, type Narrowing } from '../lists/visit-read.js';
import type { ListedSource } from '../lists/whole-list.js';
import { createIdentityIndex, type IdentityIndex, type VisitorPerson } from '../model/identity-index.js';
import type { SourceAdapter } from '../model/source-adapter.js';
import type { Visit } from '../model/visit.js';
import type { VisitorKey } from '../model/visitor-key.js';
import { forEachInPace, mapInPace, sortInPace } from '../pace/in-pace.js';
import type { Pace } from '../pace/pace.js';
import type { TimeRange } from '../time/time-range.js';

/** A person and their visits. */
export interface VisitedPerson {
  readonly person: VisitorPerson;
  /** Newest first; at least one. */
  readonly visits: readonly [Visit, ...Visit[]];
}

/** The visits of one query, joined into people by exactly these visits. */
export interface VisitedPeople {
  /** The person with the newest visit first. */
  readonly people: readonly VisitedPerson[];
  /** The visits of people whom every group of keys contains. */
  visitsOf(groups: readonly (readonly VisitorKey[])[]): readonly Visit[];
  /** A new collector with what was read, for the counts of one list. */
  createCollector(): Promise<ReportCollector>;
}

/** The query for visits. */
export interface VisitedPeopleQuery extends Narrowing {
  readonly adapters: readonly SourceAdapter[];
  /** Null: the visits on site. */
  readonly range: TimeRange | null;
  readonly now: Date;
}

/** Lives as long as its request: equal queries of any number of fields are read and indexed once. */
export interface VisitedPeopleReads {
  /** Never throws SourceFaultError: the result of `createCollector` has the failures. */
  read(query: VisitedPeopleQuery): Promise<VisitedPeople>;
}

export function createVisitedPeopleReads(pace: Pace): VisitedPeopleReads {
  const known = new Map<string, Promise<VisitedPeople>>();
  return {
    read(query) {
      const { adapters, narrowing, range, now } = query;
      const key = JSON.stringify([adapters.map(({ source }) => [source, narrowing(source)]), range, now]);
      const people = known.get(key) ?? readPeople(pace, query);
      known.set(key, people);
      return people;
    },
  };
}

async function readPeople(pace: Pace, { adapters, narrowing, range, now }: VisitedPeopleQuery): Promise<VisitedPeople> {
  const read = createVisitRead({ narrowing }, now, pace);
  const sources = adapters.map((adapter) => {
    const slice = read(adapter, range);
    return { source: adapter.source, read: () => slice };
  });
  const slices = await Promise.allSettled(sources.map((source) => source.read()));
  const visits = slices.flatMap((slice) => (slice.status === 'fulfilled' ? slice.value.records : []));
  const keyed = await mapInPace(pace, visits, (visit) => ({ visit, key: timeKey(visit.scheduledAt, visit) }));
  const newestFirst = await sortInPace(pace, keyed, (left, right) => orderSortKeys('DESC', left.key, right.key));
  const records = await mapInPace(pace, newestFirst, ({ visit }) => visit.visitor);
  const index = await createIdentityIndex(records, pace);
  const groups = await groupByPerson(
    pace,
    newestFirst.map(({ visit }) => visit),
    index,
  );
  return {
    people: Array.from(groups, ([person, own]) => ({ person, visits: own })),
    visitsOf: (keys) => findEveryoneNamed(index, keys).flatMap((person) => groups.get(person) ?? []),
    createCollector: () => collectReports(sources),
  };
}

async function groupByPerson(
  pace: Pace,
  newestFirst: readonly Visit[],
  index: IdentityIndex,
): Promise<ReadonlyMap<VisitorPerson, [Visit, ...Visit[]]>> {
  const groups = new Map<VisitorPerson, [Visit, ...Visit[]]>();
  await forEachInPace(pace, newestFirst, (visit) => {
    const person = index.personOf(visit.visitor);
    if (person === null) return;
    const group = groups.get(person);
    if (group === undefined) groups.set(person, [visit]);
    else group.push(visit);
  });
  return groups;
}

function findEveryoneNamed(index: IdentityIndex, groups: readonly (readonly VisitorKey[])[]): VisitorPerson[] {
  const [first, ...others] = groups.map((keys) => new Set(keys.flatMap((key) => index.find(key) ?? [])));
  return [...(first ?? [])].filter((person) => others.every((people) => people.has(person)));
}

async function collectReports(sources: readonly ListedSource<Visit>[]): Promise<ReportCollector> {
  const collector = new ReportCollector();
  await Promise.all(sources.map(({ source, read }) => collector.read(source, read)));
  return collector;
}
