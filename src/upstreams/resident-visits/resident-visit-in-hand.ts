import type { Visit } from '../../domain/model/visit.js';
import { afterWrite } from '../evaluated-visit.js';
import { normalizeGuid } from './guid.js';
import type { ResidentClient } from './resident.client.js';
import { tellingRefusals, unknownVisit } from './resident.errors.js';
import { demandDatedVisit, toVisit } from './resident.mapper.js';
import type { ResidentVisitBody, ResidentVisitWire } from './resident.wire.js';
import type { ResidentDates } from './resident-dates.js';
import { toSameBody } from './resident-visit-body.mapper.js';

/** One visit as the service has it now, to be written to. */
export interface VisitInHand {
  readonly visit: Visit;
  readonly wire: ResidentVisitWire;
  /** Writes the record back with these members changed and every other one as it was. */
  change(members: Partial<ResidentVisitBody>): Promise<Visit>;
  remove(): Promise<void>;
}

export interface VisitHands {
  /** @throws UserProblemError NOT_FOUND */
  take(sourceId: string, now: Date): Promise<VisitInHand>;
  create(body: ResidentVisitBody, now: Date): Promise<Visit>;
  show(wire: ResidentVisitWire, now: Date): Visit;
}

export interface VisitHandsOptions {
  /** A client that remembers nothing of what this request has read: a replacement must rest on the record of now. */
  readonly freshClient: () => ResidentClient;
  readonly dates: ResidentDates;
  readonly assumeLeftDays: number;
}

export function createVisitHands({ freshClient, dates, assumeLeftDays }: VisitHandsOptions): VisitHands {
  const show = (wire: ResidentVisitWire, now: Date) => toVisit(demandDatedVisit(wire, dates), now, assumeLeftDays);

  async function writing(write: () => Promise<ResidentVisitWire>, now: Date): Promise<Visit> {
    const wire = await tellingRefusals(write);
    return afterWrite(async () => show(wire, now));
  }

  return {
    show,
    create: (body, now) => writing(() => freshClient().createVisit(body), now),
    async take(sourceId, now) {
      const client = freshClient();
      const id = normalizeGuid(sourceId);
      const wire = id === null ? null : await client.getVisit(id);
      if (id === null || wire === null) throw unknownVisit();
      return {
        visit: show(wire, now),
        wire,
        change: (members) => writing(() => client.replaceVisit(id, { ...toSameBody(wire), ...members }), now),
        remove: () => tellingRefusals(() => client.deleteVisit(id)),
      };
    },
  };
}
