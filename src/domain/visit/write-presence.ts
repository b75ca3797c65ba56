import type { NodeId } from '../ids/node-id.js';
import type { ListEnvironment } from '../lists/list-environment.js';
import type { Visit, VisitTarget, VisitWriter } from '../model/visit.js';
import { addDays, isSameSecond } from '../time/time-range.js';
import { InputChecker } from '../writes/input-checker.js';
import { userProblem } from '../writes/user-problem.js';
import type { WriteEnvironment } from '../writes/write-environment.js';
import { recordLockKey } from '../writes/write-environment.js';
import { writeOnce } from '../writes/write-once.js';
import { writerOf } from '../writes/writer-of.js';
import { loadVisit } from './load-visit.js';
import type { CheckInVisitInput, CheckOutVisitInput } from './visit-inputs.js';

/** Maximum difference between the clocks of a source and the gateway. */
const CLOCK_MARGIN_MS = 2 * 60_000;
/** Maximum time from the start of a call until it is carried out: the longest deadline of a request. */
const LATEST_MS = 2 * 60_000;

/** @throws as `writeOnce`. */
export async function checkInVisit(writes: WriteEnvironment, input: CheckInVisitInput): Promise<Visit | null> {
  const checker = new InputChecker();
  const aim = checkAim(checker, input);
  return changePresence(writes, {
    operation: 'checkInVisit',
    input,
    aim,
    write: (writer, target) => writer.checkInVisit(target, writes.env.now),
    isDone: (visit, startedAt) => isOfTry(visit.checkedInAt, startedAt),
  });
}

/**
 * @throws as `writeOnce`; `force` overwrites an earlier check-out, where the source can. A forced check-out is sent
 * with its time, which distinguishes it from the earlier one.
 */
export async function checkOutVisit(writes: WriteEnvironment, input: CheckOutVisitInput): Promise<Visit | null> {
  const checker = new InputChecker();
  const force = input.force ?? false;
  const at = input.at ?? (force ? writes.env.now : null);
  if (at !== null && at > writes.env.now) checker.add(['at'], 'A check-out cannot be in the future.');
  const aim = checkAim(checker, input);
  return changePresence(writes, {
    operation: 'checkOutVisit',
    input,
    aim,
    write: (writer, target) => writer.checkOutVisit(target, { at, force }, writes.env.now),
    isDone: ({ checkedOutAt }, startedAt) =>
      force || input.at
        ? checkedOutAt !== null && isSameSecond(checkedOutAt, input.at ?? startedAt)
        : isOfTry(checkedOutAt, startedAt),
  });
}

/** The visit and its source. */
type Aim = { readonly visit: NodeId } | { readonly location: NodeId; readonly accessCode: string };

const EITHER_OR = 'Give either id, or locationId and accessCode.';

/** @throws UserProblemError with every problem that the checker has found so far. */
function checkAim(checker: InputChecker, { id, locationId, accessCode }: CheckInVisitInput): Aim {
  const visit = checker.optionalId(['id'], id, 'Visit');
  const location = checker.optionalId(['locationId'], locationId, 'Location');
  const code = checker.optionalName(['accessCode'], accessCode);
  if (visit !== null && (location !== null || code !== null)) {
    checker.add(['id'], EITHER_OR);
  } else if (visit === null && (location === null || code === null)) {
    checker.add([location === null ? 'id' : 'accessCode'], EITHER_OR);
  }
  checker.assertNoProblems();
  if (visit !== null) return { visit };
  if (location !== null && code !== null) return { location, accessCode: code };
  throw userProblem('INVALID_INPUT', EITHER_OR, { field: ['id'] });
}

interface PresenceChange {
  readonly operation: string;
  readonly input: CheckInVisitInput;
  readonly aim: Aim;
  write(writer: VisitWriter, target: VisitTarget): Promise<Visit>;
  isDone(visit: Visit, startedAt: Date): boolean;
}

function changePresence(writes: WriteEnvironment, change: PresenceChange): Promise<Visit | null> {
  const { operation, input, aim } = change;
  const { source } = 'visit' in aim ? aim.visit : aim.location;
  const writer = writerOf(writes, source, 'visitWriter');
  const target =
    'visit' in aim
      ? { sourceId: aim.visit.sourceId }
      : { locationId: aim.location.sourceId, accessCode: aim.accessCode };
  const lock = 'visit' in aim ? recordLockKey(aim.visit) : `${recordLockKey(aim.location)}/${aim.accessCode}`;
  return writeOnce<Visit | null>(writes, {
    operation,
    source,
    input,
    creationLock: null,
    write: () => writes.locks.run(lock, writes.signal, () => change.write(writer, target)),
    findDone: async (startedAt, env) => {
      const found = await findVisits(env, aim);
      return found.filter((visit) => change.isDone(visit, startedAt));
    },
    outcomeOf: (visit) => visit?.sourceId ?? '',
    load: (sourceId) => loadVisit(writes.env, { source, sourceId }),
  });
}

/** The visit, or those of the day with the code. */
async function findVisits(env: ListEnvironment, aim: Aim): Promise<readonly Visit[]> {
  const { source, sourceId } = 'visit' in aim ? aim.visit : aim.location;
  const visits = env.adapters[source]?.visits;
  if (visits === undefined) return [];
  if ('visit' in aim) {
    const writer = env.adapters[source]?.visitWriter;
    const visit = await (writer?.findMovedVisit?.(sourceId, env.now) ?? visits.loadVisit(sourceId, env.now));
    return visit === null ? [] : [visit];
  }
  const range = { from: addDays(env.now, -1), to: addDays(env.now, 1) };
  const slice = await visits.readVisits({ range, now: env.now, locationIds: [sourceId] });
  return slice.records.filter(({ accessCode }) => accessCode === aim.accessCode);
}

/** Whether the source recorded the time while the attempt can have been carried out. */
function isOfTry(time: Date | null, startedAt: Date): boolean {
  const sinceMs = (time?.getTime() ?? Number.NaN) - startedAt.getTime();
  return sinceMs >= -CLOCK_MARGIN_MS && sinceMs <= LATEST_MS + CLOCK_MARGIN_MS;
}
