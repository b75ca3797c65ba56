import type { z } from 'zod';
import { type DecodedList, decodeEach } from '../../../../src/upstreams/http/decode.js';
import type { ResidentClient } from '../../../../src/upstreams/resident-visits/client.js';
import { communityWire, residentVisitWire, residentWire } from '../../../../src/upstreams/resident-visits/wire.js';

export interface ScriptedService {
  readonly visits: readonly unknown[];
  /** Found by id, but not in the list. */
  readonly inactiveResidents?: readonly Record<string, unknown>[];
  readonly residents?: readonly unknown[];
  readonly communities?: readonly unknown[];
  /** Calls that fail, by `method id` or `method`. */
  readonly failures?: Readonly<Record<string, Error>>;
}

/** Of the visit that a POST makes. */
export const CREATED_ID = 'dddddddd-0000-4000-8000-000000000001';
const CREATED_AT = '2026-03-16T12:00:00.1234567Z';

/** A client that answers from arrays and records its calls. */
export function createScriptedClient(service: ScriptedService): { client: ResidentClient; calls: string[] } {
  const calls: string[] = [];
  const visits = decodeEach(residentVisitWire, service.visits);
  let written = visits.records;
  const residents = decodeEach(residentWire, service.residents ?? []);
  const inactive = decodeEach(residentWire, service.inactiveResidents ?? []);

  async function answer<T>(call: string, value: T): Promise<T> {
    calls.push(call);
    const failure = service.failures?.[call];
    if (failure !== undefined) throw failure;
    return value;
  }

  return {
    calls,
    client: {
      listVisits: () => answer('listVisits', { ...visits, records: written }),
      listVisitsOfResident: (id) =>
        answer(`listVisitsOfResident ${id}`, {
          records: written.filter((visit) => visit.residentId === id),
          droppedCount: 0,
        }),
      getVisit: (id) => answer(`getVisit ${id}`, written.find((visit) => visit.id === id) ?? null),
      listResidents: () => answer('listResidents', residents),
      getResident: (id) =>
        answer(
          `getResident ${id}`,
          [...residents.records, ...inactive.records].find((resident) => resident.id === id) ?? null,
        ),
      listCommunities: () => answer('listCommunities', decode(communityWire, service.communities ?? [])),
      async createVisit(body) {
        await answer(`createVisit ${JSON.stringify(body)}`, null);
        const visit = { ...body, id: CREATED_ID, createdAt: CREATED_AT };
        written = [...written, visit];
        return visit;
      },
      async replaceVisit(id, body) {
        await answer(`replaceVisit ${id} ${JSON.stringify(body)}`, null);
        written = written.map((visit) => (visit.id === id ? { ...visit, ...body } : visit));
        return written.find((visit) => visit.id === id) ?? { ...body, id, createdAt: CREATED_AT };
      },
      async deleteVisit(id) {
        await answer(`deleteVisit ${id}`, null);
        written = written.filter((visit) => visit.id !== id);
      },
    },
  };
}

function decode<T>(schema: z.ZodType<T>, items: readonly unknown[]): DecodedList<T> {
  return decodeEach(schema, items);
}
