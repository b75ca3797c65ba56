import type { ListEnvironment } from '../lists/list-environment.js';
import { ReportCollector } from '../lists/report-collector.js';
import { readSources } from '../lists/whole-list.js';
import { createIdentityIndex, type IdentityIndex, type VisitorPerson } from '../model/identity-index.js';
import type { Visit } from '../model/visit.js';
import { type VisitorKey, visitorKeyText } from '../model/visitor-key.js';
import type { VisitorRecord } from '../model/visitor-record.js';
import { mapInPace, restIfDue, sortInPace } from '../pace/in-pace.js';
import { SOURCES } from '../source/source.js';
import { addDays, type TimeRange } from '../time/time-range.js';
import { type Visitor, visitorOfRecords } from './visitor.js';
import { VisitorOutOfReachError } from './visitor-out-of-reach-error.js';

/**
 * Defines the fields of visitors by key, so that an id has the same content everywhere in a response. It lives as long
 * as its request, and reads and indexes each range once.
 */
export interface VisitorDirectory {
  /**
   * The person of the key of an id; the result has the same key.
   * @throws VisitorOutOfReachError when no visit that is read for an id shows them; SourceFaultError when the visits
   * cannot be read completely.
   */
  load(key: VisitorKey): Promise<Visitor>;
  /**
   * The person of one of the keys, under their strongest key, within the widest allowed range before and after now.
   * @returns null when the range was read completely without finding them. @throws SourceFaultError when it cannot be
   * read completely.
   */
  find(keys: readonly VisitorKey[]): Promise<Visitor | null>;
}

type DirectoryEnvironment = Pick<ListEnvironment, 'adapters' | 'now' | 'visitsMaxRangeDays' | 'pace'>;

/** Days of the first step before and after now, and of the second before now; most visitors are found there. */
const NEAR_DAYS = 30;
const SECOND_BACK_DAYS = 120;
/** Widest ranges that a look-up by id reads into the past, because lists can have any range. */
const WIDEST_RANGES_BACK = 5;
/** The steps within the widest range. */
const STEPS_OF_CONTACTS = 3;

/** The visitors of the ranges of a step and of earlier steps. */
interface Step {
  /** Newest first. */
  readonly visits: readonly Visit[];
  /** The position of each record in that order. */
  readonly positions: ReadonlyMap<VisitorRecord, number>;
  readonly index: IdentityIndex;
  /** @throws SourceFaultError unless everything so far was read completely. */
  assertComplete(): void;
  /** Whether everything so far was read completely. */
  isComplete(): boolean;
}

export function createVisitorDirectory(env: DirectoryEnvironment): VisitorDirectory {
  const readStep = createSteps(env);
  const stepCount = stepRanges(env).length;
  const search = async (keys: readonly VisitorKey[], steps: number): Promise<Visitor | null> => {
    for (let number = 0; number < steps; number += 1) {
      const step = await readStep(number);
      await restIfDue(env.pace);
      for (const key of keys) {
        const person = step.index.find(key);
        if (person !== null) return toVisitor(step, person);
      }
    }
    (await readStep(steps - 1)).assertComplete();
    return null;
  };
  const load = async (key: VisitorKey) => {
    const visitor = await search([key], stepCount);
    if (visitor === null) throw new VisitorOutOfReachError(env.visitsMaxRangeDays * WIDEST_RANGES_BACK);
    return { ...visitor, key };
  };
  const loaded = new Map<string, Promise<Visitor>>();
  return {
    load: (key) => {
      const text = visitorKeyText(key);
      const visitor = loaded.get(text) ?? load(key);
      loaded.set(text, visitor);
      return visitor;
    },
    find: (keys) => search(keys, STEPS_OF_CONTACTS),
  };
}

function stepRanges({ now, visitsMaxRangeDays }: DirectoryEnvironment): TimeRange[][] {
  const range = (from: number, to: number) => ({ from: addDays(now, from), to: addDays(now, to) });
  const near = Math.min(NEAR_DAYS, visitsMaxRangeDays);
  const second = Math.min(SECOND_BACK_DAYS, visitsMaxRangeDays);
  const further = Array.from({ length: WIDEST_RANGES_BACK - 1 }, (_, index) => [
    range(-visitsMaxRangeDays * (index + 2), -visitsMaxRangeDays * (index + 1)),
  ]);
  return [
    [range(-near, near)],
    [range(-second, -near)],
    [range(-visitsMaxRangeDays, -second), range(near, visitsMaxRangeDays)],
    ...further,
  ];
}

/** Reads each step once, when it is first needed. */
function createSteps(env: DirectoryEnvironment): (number: number) => Promise<Step> {
  const ranges = stepRanges(env);
  const collector = new ReportCollector();
  const steps: Promise<Step>[] = [];
  const read = async (number: number): Promise<Step> => {
    const before = number === 0 ? [] : (await readStep(number - 1)).visits;
    const parts = await Promise.all((ranges[number] ?? []).map((range) => readRange(env, collector, range)));
    const visits = await sortInPace(
      env.pace,
      [...before, ...parts.flat()],
      (left, right) =>
        right.scheduledAt.getTime() - left.scheduledAt.getTime() || (left.sourceId < right.sourceId ? 1 : -1),
    );
    const positions = new Map<VisitorRecord, number>();
    const records = await mapInPace(env.pace, visits, ({ visitor }, index) => {
      if (!positions.has(visitor)) positions.set(visitor, index);
      return visitor;
    });
    const index = await createIdentityIndex(records, env.pace);
    return {
      visits,
      positions,
      index,
      assertComplete: () => collector.assertComplete(),
      isComplete: () => collector.isComplete,
    };
  };
  const readStep = (number: number) => (steps[number] ??= read(number));
  return readStep;
}

/** A source that failed is not read again, and then no visitor is reported missing. */
async function readRange(env: DirectoryEnvironment, collector: ReportCollector, range: TimeRange): Promise<Visit[]> {
  const sources = SOURCES.flatMap((source) => env.adapters[source] ?? [])
    .filter(({ source }) => !collector.hasFailed(source))
    .map(({ source, visits }) => ({ source, read: () => visits.readVisits({ range, now: env.now, pace: env.pace }) }));
  return readSources<Visit>(collector, sources);
}

function toVisitor({ positions, isComplete }: Step, person: VisitorPerson): Visitor | null {
  const positionOf = (record: VisitorRecord) => positions.get(record) ?? positions.size;
  const [newest, ...older] = [...person.records].sort((left, right) => positionOf(left) - positionOf(right));
  return newest === undefined
    ? null
    : visitorOfRecords([newest, ...older], {
        key: person.key,
        matchedBy: person.key.match,
        areAllRecordsKnown: isComplete(),
      });
}
