import { ACCOUNT_ID_PREFIX } from '../../domain/model/person.js';
import type { VehicleChanges, Visit, VisitChanges, VisitDraft, VisitWriter } from '../../domain/model/visit.js';
import type { SourceFaultError } from '../../domain/source/source-error.js';
import { isSameSecond } from '../../domain/time/time-range.js';
import { notSupported, type UserProblem, UserProblemError, userProblem } from '../../domain/writes/user-problem.js';
import { nullIfFault } from '../http/failed-reads.js';
import type { AdapterContext, WriteContext } from './context.js';
import { assertId, explainLocation, notFound, requireUserRef } from './named-records.js';
import { toStateProblem, writeOrExplain } from './refusals.js';
import { toVisit, toVisitorBody, toWrittenVisit } from './visit.mapper.js';
import type { VisitWire } from './visit.wire.js';
import { createVisitCheckIn } from './visit-check-in.js';
import { hostUserOf } from './visit-lists.js';
import { earliestCreation, isSameVisitor, readWholeList } from './write-recovery.js';

/**
 * Spacebring's visits. The user who makes a visit is its host, so only the user of the token is accepted as host.
 * SPACEBRING_USER_ID names that user; without it, the first visit that this process makes does, and no host is accepted before.
 */
export function createVisitWriter(context: WriteContext): VisitWriter {
  return {
    isCreationTimeReported: true,
    scheduleVisit: (draft, now) => scheduleVisit(context, draft, now),
    findScheduledVisits: (draft, startedAt, now) => findScheduledVisits(context, draft, { startedAt, now }),
    updateVisit: (sourceId, changes, now) => updateVisit(context, { sourceId, changes, now }),
    async findUpdatedVisit(sourceId, changes, now) {
      assertChangeable(changes);
      const wire = await findUpdatedVisit(context, sourceId, changes);
      return wire === null ? null : toWrittenVisit(context, wire, now);
    },
    ...createVisitCheckIn(context),
    cancelVisit: (sourceId, now) => cancelVisit(context, sourceId, now),
    deleteVisit: async () => {
      throw notSupported('Spacebring cannot delete a visit. Cancel it instead.');
    },
    decideVisit: async () => {
      throw notSupported('Visits to Spacebring locations need no authorization.');
    },
  };
}

async function scheduleVisit(context: WriteContext, draft: VisitDraft, now: Date): Promise<Visit> {
  const { writes, tokenUser } = context;
  writes.assertUser();
  assertSupported(draft);
  const visitor = toVisitorBody(draft.visitor);
  const { locationId, hostUserRef } = await placeOfDraft(context, draft);
  if (hostUserRef !== null && hostUserRef !== tokenUser.userRef) throw otherHost();
  const body = {
    date: draft.expectedAt.toISOString(),
    locationRef: locationId,
    visitor,
    ...(draft.notes !== null && { comment: draft.notes }),
  };
  const wire = await writeOrExplain(
    () => writes.createVisit(body),
    () => explainLocation(context, { id: locationId, field: ['locationId'] }),
  );
  tokenUser.learn(hostUserOf(wire));
  return toWrittenVisit(context, wire, now);
}

function otherHost(): UserProblemError {
  return notSupported(
    'Spacebring schedules visits for the user of its token only. Name the location instead of the host, request the visit, or set SPACEBRING_USER_ID if the host is that user.',
    ['hostId'],
  );
}

/** Two members can change, and the source demands the date: a member that is not given is sent as it was read. */
async function updateVisit(
  context: WriteContext,
  { sourceId, changes, now }: { sourceId: string; changes: VisitChanges; now: Date },
): Promise<Visit> {
  assertChangeable(changes);
  const current = await context.freshReads.getVisit(sourceId);
  if (current === null) throw notFound('visit', ['id']);
  if (current.deleteDate !== null) throw userProblem('CANCELLED', 'A cancelled visit cannot be changed.');
  const { expectedAt, notes } = changes;
  if (expectedAt === undefined && notes === undefined) return toWrittenVisit(context, current, now);
  const wire = await writeOrExplain(
    () => context.writes.updateVisit(sourceId, toUpdateBody(current, changes)),
    toVisitProblem,
  );
  return toWrittenVisit(context, wire, now);
}

async function toVisitProblem(refusal: SourceFaultError): Promise<UserProblemError | null> {
  return toStateProblem(refusal) ?? (refusal.status === 404 ? notFound('visit', ['id']) : null);
}

function toUpdateBody(current: VisitWire, { expectedAt, notes }: VisitChanges) {
  const comment = notes === undefined ? current.comment : (notes ?? '');
  return { date: (expectedAt ?? current.date).toISOString(), ...(comment !== null && { comment }) };
}

/**
 * The source's DELETE, which sets the visit's `deleteDate`. It is not documented whether it accepts a visit that has begun;
 * such a visit took place, so it is refused here.
 */
async function cancelVisit(context: WriteContext, sourceId: string, now: Date): Promise<Visit> {
  const { writes, freshReads } = context;
  writes.assertUser();
  const current = await freshReads.getVisit(sourceId);
  if (current === null) throw notFound('visit', ['id']);
  assertCancellable(current);
  await writeOrExplain(() => writes.deleteVisit(sourceId), toVisitProblem);
  // The visit is cancelled, even where it cannot be read.
  const wire = (await freshReads.getVisit(sourceId).catch(nullIfFault)) ?? current;
  return asCancelled(await toWrittenVisit(context, wire, now), now);
}

function assertCancellable({ checkOutDate, checkInDate, deleteDate }: VisitWire): void {
  if (checkOutDate !== null) throw userProblem('ALREADY_CHECKED_OUT', 'This visit is over.');
  if (checkInDate !== null)
    throw userProblem('ALREADY_CHECKED_IN', 'The visitor is checked in. Check them out instead.');
  if (deleteDate !== null) throw userProblem('CANCELLED', 'This visit is cancelled already.');
}

/** Older generations send no `deleteDate`, and a cancelled visit may not be readable. */
function asCancelled(visit: Visit, now: Date): Visit {
  if (visit.status === 'CANCELLED') return visit;
  return Object.freeze({ ...visit, status: 'CANCELLED', cancelledAt: visit.cancelledAt ?? now });
}

type OptionalMembers = Pick<VisitDraft, 'expectedUntil' | 'partySize' | 'purpose' | 'requiresAuthorization'> & {
  readonly vehicle: VehicleChanges | null;
};

/** What Spacebring cannot store. Every visit there has one visitor and needs no authorization. */
const UNSUPPORTED: readonly {
  field: keyof OptionalMembers;
  isPresent: (members: Partial<OptionalMembers>) => boolean;
  words: string;
}[] = [
  { field: 'expectedUntil', isPresent: isThere('expectedUntil'), words: 'an end of a visit' },
  { field: 'partySize', isPresent: ({ partySize }) => (partySize ?? 1) !== 1, words: 'a party of several' },
  { field: 'purpose', isPresent: isThere('purpose'), words: 'a purpose of a visit' },
  {
    field: 'vehicle',
    isPresent: ({ vehicle }) => Boolean(vehicle?.color ?? vehicle?.licensePlate),
    words: 'a vehicle',
  },
  {
    field: 'requiresAuthorization',
    isPresent: ({ requiresAuthorization }) => requiresAuthorization === true,
    words: 'an authorization',
  },
];

/** Null counts as not given: it clears a member that is always empty. @throws UserProblemError with one problem for each. */
function assertSupported(members: Partial<OptionalMembers>): void {
  const problems = UNSUPPORTED.filter(({ isPresent }) => isPresent(members)).map(
    ({ field, words }): UserProblem => ({
      code: 'NOT_SUPPORTED_BY_SOURCE',
      message: `Spacebring cannot store ${words}.`,
      field: [field],
      sourceCode: null,
    }),
  );
  if (problems.length > 0) throw new UserProblemError(problems);
}

/** Spacebring changes the date and the comment of a visit, and not the visitor. */
function assertChangeable({ visitor, ...changes }: VisitChanges): void {
  if (visitor !== undefined) throw notSupported('Spacebring cannot change the visitor of a visit.', ['visitor']);
  assertSupported(changes);
}

function isThere(field: keyof OptionalMembers): (members: Partial<OptionalMembers>) => boolean {
  return (members) => (members[field] ?? null) !== null;
}

/** The location and the host of the draft's visit. */
interface DraftPlace {
  readonly locationId: string;
  /** Null: the draft names no host. */
  readonly hostUserRef: string | null;
}

/** The draft's location, else the host's. @throws UserProblemError for a host or location that cannot be used. */
async function placeOfDraft(
  context: Pick<AdapterContext, 'memberships'>,
  { hostId, locationId }: Pick<VisitDraft, 'hostId' | 'locationId'>,
): Promise<DraftPlace> {
  const hostUserRef =
    hostId === null ? null : await requireUserRef(context, { id: hostId, field: ['hostId'], locationId });
  const placeId = locationId ?? (hostId === null ? null : await locationOfHost(context, hostId));
  if (placeId === null)
    throw userProblem('INVALID_INPUT', 'Name the location of the visit.', { field: ['locationId'] });
  assertId({ id: placeId, field: ['locationId'] }, 'location');
  return { locationId: placeId, hostUserRef };
}

async function locationOfHost({ memberships }: Pick<AdapterContext, 'memberships'>, hostId: string) {
  if (hostId.startsWith(ACCOUNT_ID_PREFIX)) return null;
  return (await memberships.byId(hostId))?.locationRef ?? null;
}

const SECOND_MS = 1_000;

/** Visits made since then with the draft's visitor and notes, in the draft's second: the source may drop milliseconds. */
async function findScheduledVisits(
  context: WriteContext,
  draft: VisitDraft,
  { startedAt, now }: { startedAt: Date; now: Date },
): Promise<readonly Visit[]> {
  const { freshReads, limits, clock, mapping, locations } = context;
  const { locationId, hostUserRef } = await placeOfDraft(context, draft);
  const from = Math.floor(draft.expectedAt.getTime() / SECOND_MS) * SECOND_MS;
  const date = { gte: new Date(from), lte: new Date(from + SECOND_MS - 1) };
  const call = { locationRef: locationId, ...(hostUserRef !== null && { userRefHost: hostUserRef }), date };
  const visits = await readWholeList({
    maxPages: limits.maxPages,
    clock,
    readPage: (pageToken) => freshReads.listVisits(call, pageToken),
  });
  const earliest = earliestCreation(startedAt);
  const candidates = visits.filter(
    (visit) =>
      isSameVisitor(visit.visitor, draft.visitor) &&
      isSameText(visit.comment, draft.notes) &&
      isUntouched(visit) &&
      isSameSecond(visit.date, draft.expectedAt) &&
      (visit.createDate === null || visit.createDate >= earliest) &&
      (hostUserRef === null || hostUserOf(visit) === hostUserRef),
  );
  if (candidates.some(({ location }) => location === null)) await locations.read();
  return candidates.map((visit) => toVisit(visit, now, mapping));
}

/** The visit if it has the time and the notes that were sent; null otherwise. */
async function findUpdatedVisit(
  { freshReads }: Pick<WriteContext, 'freshReads'>,
  sourceId: string,
  { expectedAt, notes }: VisitChanges,
): Promise<VisitWire | null> {
  const visit = await freshReads.getVisit(sourceId);
  const isDone =
    visit !== null &&
    (expectedAt === undefined || isSameSecond(visit.date, expectedAt)) &&
    (notes === undefined || isSameText(visit.comment, notes));
  return isDone ? visit : null;
}

/** An empty text counts as none. */
function isSameText(stored: string | null, sent: string | null): boolean {
  return (stored ?? '') === (sent ?? '');
}

function isUntouched({ checkInDate, checkOutDate, deleteDate }: VisitWire): boolean {
  return checkInDate === null && checkOutDate === null && deleteDate === null;
}
