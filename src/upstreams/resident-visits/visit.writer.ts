import type { PersonSource } from '../../domain/model/person.js';
import type { Visit, VisitChanges, VisitDraft, VisitTarget, VisitWriter } from '../../domain/model/visit.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import { notSupported, type UserProblem, UserProblemError, userProblem } from '../../domain/writes/user-problem.js';
import { afterWrite } from '../http/failed-reads.js';
import { SOURCE_NAMES } from '../http/upstream-client.js';
import type { ResidentClient } from './client.js';
import { mapRefusals, unknownResident, unknownVisit } from './refusals.js';
import { normalizeGuid, parseServerTime, type ResidentDates } from './values.js';
import { requireDatedVisit, toVisit } from './visit.mapper.js';
import {
  findOverlong,
  findUnsupported,
  toChangedMembers,
  toNewBody,
  toSameBody,
  writeMoment,
} from './visit-body.mapper.js';
import type { ResidentVisitBody, ResidentVisitWire } from './wire.js';

interface ResidentVisitWriterOptions extends VisitWriteSessionOptions {
  /** For the community of a resident. */
  readonly people: PersonSource;
}

/**
 * The service has no check-in, cancellation or partial update: visitors come and go by their written dates, and every
 * change replaces the whole record. The caller serializes the writes to one record.
 */
export function createResidentVisitWriter(options: ResidentVisitWriterOptions): VisitWriter {
  const session = createVisitWriteSession(options);
  return {
    isCreationTimeReported: true,
    async scheduleVisit(draft, now) {
      assertNone(findUnsupported(draft));
      const body = toNewBody(draft, await requireResident(draft, options.people));
      assertNone(findOverlong(body));
      return session.create(body, now);
    },
    async findScheduledVisits(draft, startedAt, now) {
      const residentId = normalizeGuid(draft.hostId ?? '');
      if (residentId === null) return [];
      const body = toNewBody(draft, residentId);
      const found = await findCreatedVisits(options.freshClient(), { body, startedAt });
      return found.map((wire) => session.show(wire, now));
    },
    async updateVisit(sourceId, changes, now) {
      const members = toChangedMembers(changes);
      assertNone([...findUnsupported(changes), ...findOverlong(members)]);
      const loaded = await session.load(sourceId, now);
      assertPeriod(loaded, changes);
      return Object.keys(members).length === 0 ? loaded.visit : loaded.change(members);
    },
    async findUpdatedVisit(sourceId, changes, now) {
      const { visit, wire } = await session.load(sourceId, now);
      return isStored(wire, toChangedMembers(changes)) ? visit : null;
    },
    async checkInVisit(target, now) {
      const { visit, change } = await session.load(idOf(target), now);
      assertMayEnter(visit);
      return change({ arrivalDate: writeMoment(now) });
    },
    async checkOutVisit(target, options, now) {
      const { visit, change } = await session.load(idOf(target), now);
      assertMayLeave(visit, options);
      return change({ departureDate: writeMoment(options.at ?? now) });
    },
    async cancelVisit(sourceId, now) {
      const { visit, remove } = await session.load(sourceId, now);
      if (visit.status !== 'EXPECTED') {
        throw notSupported(
          "The residents' service cannot cancel a visit that has begun. Check the visitor out instead.",
        );
      }
      await remove();
      return Object.freeze({ ...visit, status: 'CANCELLED', cancelledAt: now });
    },
    async deleteVisit(sourceId, now) {
      // Read first: the service does not report that a visit is deleted already.
      await (await session.load(sourceId, now)).remove();
    },
    async decideVisit() {
      throw notSupported("Visits of the residents' service need no authorization.");
    },
  };
}

function assertMayEnter({ status }: Visit): void {
  if (status === 'CHECKED_IN') throw userProblem('ALREADY_CHECKED_IN', 'The visitor is checked in already.');
  if (status === 'CHECKED_OUT') throw hasLeft();
}

function assertMayLeave({ status, checkedInAt }: Visit, { at, force }: { at: Date | null; force: boolean }): void {
  if (status === 'CHECKED_OUT' && !force) throw hasLeft();
  if (checkedInAt === null) throw userProblem('NOT_CHECKED_IN', 'The visitor has not been checked in.');
  if (at !== null && at < checkedInAt) {
    throw userProblem('INVALID_INPUT', 'The visitor arrived later than this.', { field: ['at'] });
  }
}

function hasLeft(): UserProblemError {
  return userProblem('ALREADY_CHECKED_OUT', 'The visitor has left already.');
}

function idOf(target: VisitTarget): string {
  if ('sourceId' in target) return target.sourceId;
  throw notSupported("Visits of the residents' service have no access code. Name the visit by its id.", ['accessCode']);
}

/** The visited resident. A location in the draft must be their community. */
async function requireResident({ hostId, locationId }: VisitDraft, people: PersonSource): Promise<string> {
  if (hostId === null) {
    throw userProblem('INVALID_INPUT', "The residents' service needs the resident who is visited.", {
      field: ['hostId'],
    });
  }
  const residentId = normalizeGuid(hostId);
  if (residentId === null) throw unknownResident();
  if (locationId === null) return residentId;
  const resident = await people.loadPerson(residentId);
  if (resident === null) throw unknownResident();
  if (resident.location?.sourceId !== locationId.toLowerCase()) {
    throw userProblem('INVALID_INPUT', 'The resident does not live there.', { field: ['locationId'] });
  }
  return residentId;
}

/** A new end must be after the unchanged beginning. Where both are new, they were compared before. */
function assertPeriod({ visit }: LoadedVisit, { expectedAt, expectedUntil }: VisitChanges): void {
  const from = expectedAt ?? visit.expectedAt ?? visit.checkedInAt;
  if (!expectedUntil || from === null || from < expectedUntil) return;
  throw userProblem('INVALID_INPUT', 'This must be later than the expected arrival.', { field: ['expectedUntil'] });
}

function assertNone(problems: readonly UserProblem[]): void {
  if (problems.length > 0) throw new UserProblemError(problems);
}

/** One visit as the service has it now, for a write. */
interface LoadedVisit {
  readonly visit: Visit;
  readonly wire: ResidentVisitWire;
  /** Writes the record with these members changed and all others unchanged. */
  change(members: Partial<ResidentVisitBody>): Promise<Visit>;
  remove(): Promise<void>;
}

interface VisitWriteSession {
  /** @throws UserProblemError NOT_FOUND */
  load(sourceId: string, now: Date): Promise<LoadedVisit>;
  create(body: ResidentVisitBody, now: Date): Promise<Visit>;
  show(wire: ResidentVisitWire, now: Date): Visit;
}

interface VisitWriteSessionOptions {
  /** A client without the request's memo: a replacement must start from the current record. */
  readonly freshClient: () => ResidentClient;
  readonly dates: ResidentDates;
  readonly assumeLeftDays: number;
}

function createVisitWriteSession({ freshClient, dates, assumeLeftDays }: VisitWriteSessionOptions): VisitWriteSession {
  const show = (wire: ResidentVisitWire, now: Date) => toVisit(requireDatedVisit(wire, dates), now, assumeLeftDays);

  async function writing(write: () => Promise<ResidentVisitWire>, now: Date): Promise<Visit> {
    const wire = await mapRefusals(write);
    return afterWrite(async () => show(wire, now));
  }

  return {
    show,
    create: (body, now) => writing(() => freshClient().createVisit(body), now),
    async load(sourceId, now) {
      const client = freshClient();
      const id = normalizeGuid(sourceId);
      const wire = id === null ? null : await client.getVisit(id);
      if (id === null || wire === null) throw unknownVisit();
      return {
        visit: show(wire, now),
        wire,
        change: (members) => writing(() => client.replaceVisit(id, { ...toSameBody(wire), ...members }), now),
        remove: () => mapRefusals(() => client.deleteVisit(id)),
      };
    },
  };
}

/** How far the service's clock may be behind ours. */
const CLOCK_DIFFERENCE_MS = 120_000;

/**
 * The visits that a POST of `body`, begun at `startedAt`, may have made: every member is equal.
 * @throws SourceFaultError when the resident's visits cannot be read completely.
 */
async function findCreatedVisits(
  client: ResidentClient,
  { body, startedAt }: { readonly body: ResidentVisitBody; readonly startedAt: Date },
): Promise<readonly ResidentVisitWire[]> {
  const { records, droppedCount } = await client.listVisitsOfResident(body.residentId);
  if (droppedCount > 0) {
    throw new SourceFaultError({
      source: 'RESIDENT',
      code: 'UPSTREAM_INVALID_RESPONSE',
      message: `${SOURCE_NAMES.RESIDENT} sent a visit that could not be read`,
    });
  }
  const since = new Date(startedAt.getTime() - CLOCK_DIFFERENCE_MS);
  return records.filter((visit) => {
    const createdAt = parseServerTime(visit.createdAt);
    return isStored(visit, body) && createdAt !== null && createdAt >= since;
  });
}

/** The service stores texts exactly; ids are equal in either case. */
function isStored(wire: ResidentVisitWire, { residentId, ...sent }: Partial<ResidentVisitBody>): boolean {
  const stored = toSameBody(wire);
  return (
    (residentId === undefined || normalizeGuid(stored.residentId) === normalizeGuid(residentId)) &&
    Object.entries(sent).every(([member, value]) => stored[member as keyof typeof sent] === value)
  );
}
