import type { Visit, VisitTarget, VisitWriter } from '../../domain/model/visit.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import { notSupported, type UserProblemError, userProblem } from '../../domain/writes/user-problem.js';
import { SOURCE_NAMES } from '../http/upstream-client.js';
import { assertOwnCode } from './access-code.js';
import { readVisit } from './check-ins.js';
import { isSpacebringId, lacksCheckIns } from './client.js';
import type { WriteContext } from './context.js';
import { assertId, explainLocation, notFound } from './named-records.js';
import { rejected, toCheckInProblem, writeOrExplain } from './refusals.js';
import { toWrittenVisit } from './visit.mapper.js';
import type { PassedCheckInWire, VisitWire } from './visit.wire.js';
import type { CodeBody, SpacebringWriteClient } from './write-client.js';

/** A time this close to now counts as now: the source sets the time of a check-out itself. */
const ABOUT_NOW_MS = 60_000;

type CheckInWriter = Pick<VisitWriter, 'checkInVisit' | 'checkOutVisit'>;

/**
 * Check-in and check-out. The Check-ins API takes the id of a visit. A source without it, and older generations, take access
 * code and location only: then the visit's own code is sent, where no other visit has it.
 */
export function createVisitCheckIn(context: WriteContext): CheckInWriter {
  return {
    checkInVisit: async (target, now) => pass(context, { way: IN, target, now }),
    checkOutVisit: async (target, { at }, now) => {
      if (at !== null && Math.abs(at.getTime() - now.getTime()) > ABOUT_NOW_MS) {
        throw notSupported('Spacebring checks visitors out at the time of the check-out only.', ['at']);
      }
      return pass(context, { way: OUT, target, now });
    },
  };
}

/** The two directions, in and out. */
interface Way {
  /** The member that the source sets. */
  readonly time: 'checkInDate' | 'checkOutDate';
  /** @throws UserProblemError for a visit whose state does not allow it. */
  readonly assertMay: (visit: Visit) => void;
  readonly byId: (writes: SpacebringWriteClient, checkInId: string, visit: VisitWire) => Promise<PassedCheckInWire>;
  readonly byCode: (writes: SpacebringWriteClient, body: CodeBody) => Promise<VisitWire>;
}

const IN: Way = {
  time: 'checkInDate',
  assertMay: assertMayEnter,
  byId: (writes, checkInId, { code }) => writes.checkIn({ checkInId, ...(code !== null && { code }) }),
  byCode: (writes, body) => writes.checkInByCode(body),
};

const OUT: Way = {
  time: 'checkOutDate',
  assertMay: assertMayLeave,
  byId: (writes, checkInId) => writes.checkOut({ checkInId }),
  byCode: (writes, body) => writes.checkOutByCode(body),
};

interface Passage {
  readonly way: Way;
  readonly now: Date;
}

async function pass(context: WriteContext, { target, ...passage }: Passage & { target: VisitTarget }): Promise<Visit> {
  const wire = await ('sourceId' in target
    ? passById(context, passage, target.sourceId)
    : passByCode(context, passage, target));
  return toWrittenVisit(context, wire, passage.now);
}

/** The state is read and checked before the write: the source's words for its refusals are not documented. */
async function passById(context: WriteContext, passage: Passage, sourceId: string): Promise<VisitWire> {
  const visit = await readVisit(context, context.freshReads, sourceId);
  if (visit === null) throw notFound('visit', ['id']);
  passage.way.assertMay(await toWrittenVisit(context, visit, passage.now));
  return (await passByCheckIn(context, passage, visit)) ?? passByOwnCode(context, passage, visit);
}

/** Null where the Check-ins API does not know the visit or does not exist: nothing was written then. */
async function passByCheckIn({ writes }: WriteContext, { way }: Passage, visit: VisitWire): Promise<VisitWire | null> {
  const checkInId = visit.checkInRef;
  if (checkInId === null || !isSpacebringId(checkInId)) return null;
  const passed = await writeOrExplain(
    () => way.byId(writes, checkInId, visit).catch(nullIfLacking),
    async (refusal) => toCheckInProblem(refusal, ['id']),
  );
  if (passed === null) return null;
  if (passed.visit !== null && passed.visit.id !== visit.id) throw otherVisit();
  const time = passed[way.time];
  if (time === null) throw unexpectedAnswer('does not tell when the visitor came or left');
  return { ...visit, [way.time]: time };
}

async function passByOwnCode(context: WriteContext, { way, now }: Passage, visit: VisitWire): Promise<VisitWire> {
  const body = codeOf(visit);
  await assertOwnCode(context, { visit, ...body }, now);
  const passed = await writeOrExplain(
    () => way.byCode(context.writes, body),
    async (refusal) => toCheckInProblem(refusal, ['id']),
  );
  if (passed.id !== visit.id) throw otherVisit();
  return passed;
}

function codeOf({ code, locationRef, location }: VisitWire): CodeBody {
  const placeId = locationRef ?? location?.id ?? null;
  if (code === null || placeId === null) {
    throw notSupported('Spacebring does not return the access code of this visit.', ['id']);
  }
  return { code, locationRef: placeId };
}

async function passByCode(
  context: WriteContext,
  { way }: Passage,
  { locationId, accessCode }: { locationId: string; accessCode: string },
): Promise<VisitWire> {
  const location = { id: locationId, field: ['locationId'] };
  assertId(location, 'location');
  const field = ['accessCode'];
  return writeOrExplain(
    () => way.byCode(context.writes, { code: accessCode, locationRef: locationId }),
    async (refusal) => {
      const problem = toCheckInProblem(refusal, field) ?? (await explainLocation(context, location));
      return problem ?? (refusal.status === 404 ? wrongCode(refusal, field) : rejected(refusal, field));
    },
  );
}

function assertMayEnter({ status }: Visit): void {
  if (status === 'CANCELLED') throw userProblem('CANCELLED', 'This visit is cancelled.');
  if (status === 'CHECKED_IN') throw userProblem('ALREADY_CHECKED_IN', 'The visitor is checked in already.');
  if (status === 'CHECKED_OUT') throw userProblem('ALREADY_CHECKED_OUT', 'The visitor has been checked out already.');
}

/** A visitor in the building may leave it, also when the visit was cancelled meanwhile. */
function assertMayLeave({ status }: Visit): void {
  if (status === 'CHECKED_IN') return;
  if (status === 'CHECKED_OUT') throw userProblem('ALREADY_CHECKED_OUT', 'The visitor has been checked out already.');
  if (status === 'CANCELLED') throw userProblem('CANCELLED', 'This visit is cancelled.');
  throw userProblem('NOT_CHECKED_IN', 'The visitor has not been checked in.');
}

function wrongCode({ sourceCode }: SourceFaultError, field: readonly string[]): UserProblemError {
  return userProblem('INVALID_INPUT', 'No visit of this location has that access code.', { field, sourceCode });
}

function otherVisit(): SourceFaultError {
  return unexpectedAnswer('checked in or out another visitor than the one who was named');
}

/** The fault of a write that may have been carried out. */
function unexpectedAnswer(what: string): SourceFaultError {
  return new SourceFaultError({
    source: 'SPACEBRING',
    code: 'UPSTREAM_INVALID_RESPONSE',
    message: `${SOURCE_NAMES.SPACEBRING} ${what}`,
    isDelivered: true,
  });
}

function nullIfLacking(error: unknown): null {
  if (lacksCheckIns(error)) return null;
  throw error;
}
