import type { z } from 'zod';
import { type DecodedList, decodeEach } from '../../../../src/upstreams/http/decode-each.js';
import type { ResidentClient } from '../../../../src/upstreams/resident-visits/resident.client.js';
import {
  communityWire,
  residentVisitWire,
  residentWire,
} from '../../../../src/upstreams/resident-visits/resident.wire.js';

export interface ScriptedService {
  readonly visits: readonly unknown[];
  /** Found by id, but not in the list. */
  readonly inactiveResidents?: readonly Record<string, unknown>[];
  readonly residents?: readonly unknown[];
  readonly communities?: readonly unknown[];
  /** Calls that fail, by `method id` or `method`. */
  readonly failures?: Readonly<Record<string, Error>>;
}

/** A client that answers from arrays and writes down what it was asked. */
export function createScriptedClient(service: ScriptedService): { client: ResidentClient; calls: string[] } {
  const calls: string[] = [];
  const visits = decodeEach(residentVisitWire, service.visits);
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
      listVisits: () => answer('listVisits', visits),
      listVisitsOfResident: (id) =>
        answer(`listVisitsOfResident ${id}`, {
          records: visits.records.filter((visit) => visit.residentId === id),
          droppedCount: 0,
        }),
      getVisit: (id) => answer(`getVisit ${id}`, visits.records.find((visit) => visit.id === id) ?? null),
      listResidents: () => answer('listResidents', residents),
      getResident: (id) =>
        answer(
          `getResident ${id}`,
          [...residents.records, ...inactive.records].find((resident) => resident.id === id) ?? null,
        ),
      listCommunities: () => answer('listCommunities', decode(communityWire, service.communities ?? [])),
    },
  };
}

function decode<T>(schema: z.ZodType<T>, items: readonly unknown[]): DecodedList<T> {
  return decodeEach(schema, items);
}
