import { SourceFaultError } from '../../domain/errors/source-fault.js';
import type { Visit } from '../../domain/visit/visit.js';
import type { VisitTarget, VisitWriter } from '../../domain/visit/visit-writer.js';
import { notSupported, type UserProblemError, userProblem } from '../../domain/writes/user-problem.js';
import { SOURCE_NAMES } from '../http/source-names.js';
import { toDeskProblem } from './desk-problem.js';
import { assertId, explainLocation, notFound } from './named-records.js';
import { rejected, writeOrExplain } from './refusal.js';
import type { CodeBody } from './spacebring-write.client.js';
import type { VisitWire } from './visit.wire.js';
import { toWrittenVisit } from './visit-answers.js';
import type { WriteContext } from './write-context.js';

/** A time this close to now is now: the source dates what happens at the desk itself. */
const ABOUT_NOW_MS = 60_000;

type Desk = Pick<VisitWriter, 'checkInVisit' | 'checkOutVisit'>;

/** The reception. The source knows visits by their code and location; by its id, a visit's own code is used. */
export function createVisitDesk(context: WriteContext): Desk {
  const { writes } = context;
  return {
    checkInVisit: async (target, now) =>
      passDesk(context, { target, now, assertMay: assertMayEnter, pass: (body) => writes.checkInVisit(body) }),
    checkOutVisit: async (target, { at }, now) => {
      if (at !== null && Math.abs(at.getTime() - now.getTime()) > ABOUT_NOW_MS) {
        throw notSupported('Spacebring checks visitors out at the time of the check-out only.', ['at']);
      }
      return passDesk(context, { target, now, assertMay: assertMayLeave, pass: (body) => writes.checkOutVisit(body) });
    },
  };
}

interface Passage {
  readonly target: VisitTarget;
  readonly now: Date;
  /** @throws UserProblemError for a visit whose state does not allow it. */
  readonly assertMay: (visit: Visit) => void;
  readonly pass: (body: CodeBody) => Promise<VisitWire>;
}

async function passDesk(context: WriteContext, passage: Passage): Promise<Visit> {
  const { target, now, pass } = passage;
  if (!('sourceId' in target)) return passByCode(context, passage, target);
  const body = await codeOfVisit(context, passage, target.sourceId);
  const wire = await writeOrExplain(
    () => pass(body),
    async (refusal) => toDeskProblem(refusal, ['id']),
  );
  if (wire.id !== target.sourceId) throw otherVisit();
  return toWrittenVisit(context, wire, now);
}

async function passByCode(
  context: WriteContext,
  { pass, now }: Passage,
  { locationId, accessCode }: { locationId: string; accessCode: string },
): Promise<Visit> {
  const location = { id: locationId, field: ['locationId'] };
  assertId(location, 'location');
  const field = ['accessCode'];
  const wire = await writeOrExplain(
    () => pass({ code: accessCode, locationRef: locationId }),
    async (refusal) => {
      const problem = toDeskProblem(refusal, field) ?? (await explainLocation(context, location));
      return problem ?? (refusal.status === 404 ? wrongCode(refusal, field) : rejected(refusal, field));
    },
  );
  return toWrittenVisit(context, wire, now);
}

/** Read anew and judged before anything is sent: the source's own words for its refusals are not documented. */
async function codeOfVisit(context: WriteContext, { now, assertMay }: Passage, sourceId: string): Promise<CodeBody> {
  const wire = await context.freshReads.getVisit(sourceId);
  if (wire === null) throw notFound('visit', ['id']);
  assertMay(await toWrittenVisit(context, wire, now));
  const locationRef = wire.locationRef ?? wire.location?.id ?? null;
  if (wire.code === null || locationRef === null) {
    throw notSupported('Spacebring does not tell the access code of this visit.', ['id']);
  }
  return { code: wire.code, locationRef };
}

function assertMayEnter({ status }: Visit): void {
  if (status === 'CANCELLED') throw userProblem('CANCELLED', 'This visit is cancelled.');
  if (status === 'CHECKED_IN') throw userProblem('ALREADY_CHECKED_IN', 'The visitor is checked in already.');
  if (status === 'CHECKED_OUT') throw userProblem('ALREADY_CHECKED_OUT', 'The visitor has been checked out already.');
}

/** Whoever is in the building may leave it, whether the visit was cancelled meanwhile or not. */
function assertMayLeave({ status }: Visit): void {
  if (status === 'CHECKED_IN') return;
  if (status === 'CHECKED_OUT') throw userProblem('ALREADY_CHECKED_OUT', 'The visitor has been checked out already.');
  if (status === 'CANCELLED') throw userProblem('CANCELLED', 'This visit is cancelled.');
  throw userProblem('NOT_CHECKED_IN', 'The visitor has not been checked in.');
}

function wrongCode({ sourceCode }: SourceFaultError, field: readonly string[]): UserProblemError {
  return userProblem('INVALID_INPUT', 'No visit of this location has that access code.', { field, sourceCode });
}

/** Whether codes are unique is not documented. */
function otherVisit(): SourceFaultError {
  return new SourceFaultError({
    source: 'SPACEBRING',
    code: 'UPSTREAM_INVALID_RESPONSE',
    message: `${SOURCE_NAMES.SPACEBRING} found another visit by the access code of this one`,
    isDelivered: true,
  });
}
