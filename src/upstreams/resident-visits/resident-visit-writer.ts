import type { PersonSource } from '../../domain/model/person.js';
import type { VisitChanges, VisitDraft, VisitTarget, VisitWriter } from '../../domain/model/visit.js';
import { notSupported, type UserProblem, UserProblemError, userProblem } from '../../domain/writes/user-problem.js';
import { normalizeGuid } from './guid.js';
import { unknownResident } from './resident.errors.js';
import {
  findOverlong,
  findUnsupported,
  toChangedMembers,
  toNewBody,
  writeMoment,
} from './resident-visit-body.mapper.js';
import { createVisitHands, type VisitHandsOptions, type VisitInHand } from './resident-visit-in-hand.js';
import { findCreatedVisits, isStored } from './resident-visit-recovery.js';

export interface ResidentVisitWriterOptions extends VisitHandsOptions {
  /** Who knows which community a resident lives in. */
  readonly people: PersonSource;
}

/**
 * The service has no check-in, cancellation or partial update: visitors come and go by their written dates, and every
 * change replaces the whole record. Whoever calls serialises the writes to one record.
 */
export function createResidentVisitWriter(options: ResidentVisitWriterOptions): VisitWriter {
  const hands = createVisitHands(options);
  return {
    isCreationTimeTold: true,
    async scheduleVisit(draft, now) {
      assertNone(findUnsupported(draft));
      const body = toNewBody(draft, await demandResident(draft, options.people));
      assertNone(findOverlong(body));
      return hands.create(body, now);
    },
    async findScheduledVisits(draft, startedAt, now) {
      const residentId = normalizeGuid(draft.hostId ?? '');
      if (residentId === null) return [];
      const body = toNewBody(draft, residentId);
      const found = await findCreatedVisits(options.freshClient(), { body, startedAt });
      return found.map((wire) => hands.show(wire, now));
    },
    async updateVisit(sourceId, changes, now) {
      const members = toChangedMembers(changes);
      assertNone([...findUnsupported(changes), ...findOverlong(members)]);
      const inHand = await hands.take(sourceId, now);
      assertPeriod(inHand, changes);
      return Object.keys(members).length === 0 ? inHand.visit : inHand.change(members);
    },
    async findUpdatedVisit(sourceId, changes, now) {
      const { visit, wire } = await hands.take(sourceId, now);
      return isStored(wire, toChangedMembers(changes)) ? visit : null;
    },
    async checkInVisit(target, now) {
      const { visit, change } = await hands.take(idOf(target), now);
      if (visit.status === 'CHECKED_IN') throw userProblem('ALREADY_CHECKED_IN', 'The visitor is checked in already.');
      if (visit.status === 'CHECKED_OUT') throw hasLeft();
      return change({ arrivalDate: writeMoment(now) });
    },
    async checkOutVisit(target, { at, force }, now) {
      const { visit, change } = await hands.take(idOf(target), now);
      if (visit.status === 'CHECKED_OUT' && !force) throw hasLeft();
      if (visit.checkedInAt === null) throw userProblem('NOT_CHECKED_IN', 'The visitor has not been checked in.');
      if (at !== null && at < visit.checkedInAt) {
        throw userProblem('INVALID_INPUT', 'The visitor came later than this.', { field: ['at'] });
      }
      return change({ departureDate: writeMoment(at ?? now) });
    },
    async cancelVisit(sourceId, now) {
      const { visit, remove } = await hands.take(sourceId, now);
      if (visit.status !== 'EXPECTED') {
        throw notSupported(
          "The residents' service cannot cancel a visit that has begun. Check the visitor out instead.",
        );
      }
      await remove();
      return Object.freeze({ ...visit, status: 'CANCELLED', cancelledAt: now });
    },
    async deleteVisit(sourceId, now) {
      // Read first: the service itself does not tell that a visit was deleted before.
      await (await hands.take(sourceId, now)).remove();
    },
    async decideVisit() {
      throw notSupported("Visits of the residents' service need nobody's leave: there is nothing to allow or deny.");
    },
  };
}

function hasLeft(): UserProblemError {
  return userProblem('ALREADY_CHECKED_OUT', 'The visitor has left already.');
}

function idOf(target: VisitTarget): string {
  if ('sourceId' in target) return target.sourceId;
  throw notSupported("Visits of the residents' service have no access code. Name the visit by its id.", ['accessCode']);
}

/** The resident visited. A location that is given beside must be the community they live in. */
async function demandResident({ hostId, locationId }: VisitDraft, people: PersonSource): Promise<string> {
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

/** An end that is given must lie after the beginning that stays. Where both are given, they were compared before. */
function assertPeriod({ visit }: VisitInHand, { expectedAt, expectedUntil }: VisitChanges): void {
  const from = expectedAt ?? visit.expectedAt ?? visit.checkedInAt;
  if (!expectedUntil || from === null || from < expectedUntil) return;
  throw userProblem('INVALID_INPUT', 'This must be later than the expected arrival.', { field: ['expectedUntil'] });
}

function assertNone(problems: readonly UserProblem[]): void {
  if (problems.length > 0) throw new UserProblemError(problems);
}
