import { createPhoneParser } from '../../src/platform/phone-parser.js';
import { SANDBOX_CREDENTIALS, SANDBOX_ZONES } from '../../src/sandbox/kit/sandbox-settings.js';
import { createResidentsSandbox, RESIDENTS_BASE_PATH } from '../../src/sandbox/residents/create-residents-sandbox.js';
import type { ResidentsBehaviour } from '../../src/sandbox/residents/residents-behaviour.js';
import { createWorld } from '../../src/sandbox/world/create-world.js';
import { createResidentUpstream } from '../../src/upstreams/resident-visits/index.js';
import { createScope, SANDBOX_NOW, sandboxClock } from './suites/contract-sandbox.js';
import type { ContractSubject } from './suites/contract-subject.js';
import { UNKNOWN } from './suites/unknown-ids.js';
import type { VisitWriterSubject } from './suites/visit-writer.suite.js';

const VISITS = 600;

/** Ids that the residents' service does not know. */
export const UNKNOWN_RESIDENT_IDS = { Visit: UNKNOWN, Person: UNKNOWN, Location: UNKNOWN };

export interface ResidentSubject extends ContractSubject {
  /** What the gateway logs of the source. */
  readonly warnings: readonly string[];
  /** The list as the service answers it. */
  listRaw(path: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** One residents' service with its own habits, and a gateway in front of it. */
export async function startResidentSubject(behaviour: Partial<ResidentsBehaviour>): Promise<ResidentSubject> {
  const world = createWorld({ seed: 'contract', startedAt: SANDBOX_NOW, visits: VISITS });
  const app = createResidentsSandbox({ world, clock: sandboxClock, visits: VISITS, behaviour });
  const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}${RESIDENTS_BASE_PATH}`;
  const warnings: string[] = [];
  const upstream = createResidentUpstream(
    {
      ...{ url, requestsPerSecond: null, concurrency: 8, timeoutMs: 8_000, maxPages: 100, rollCallDays: 90 },
      ...{ defaultCountry: 'MX', ...SANDBOX_CREDENTIALS.resident, timeZone: SANDBOX_ZONES.resident },
      assumeLeftDays: 30,
    },
    { phoneParser: createPhoneParser(), clock: sandboxClock, warn: (message) => warnings.push(message) },
  );
  return {
    newRequest: () => upstream.forRequest(createScope()),
    now: SANDBOX_NOW,
    unknownIds: UNKNOWN_RESIDENT_IDS,
    warnings,
    async listRaw(path) {
      const headers = { 'content-type': 'application/json' };
      const login = { method: 'POST', headers, body: JSON.stringify(SANDBOX_CREDENTIALS.resident) };
      const { token } = Object(await (await fetch(`${url}/auth/login`, login)).json());
      return JSON.parse(await (await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } })).text());
    },
    close: () => app.close(),
  };
}

/** What the suite of visit writers needs to know of the residents' service. */
export async function toResidentWriterSubject(subject: ContractSubject): Promise<VisitWriterSubject> {
  const residents = (await subject.newRequest().people.readPeople({})).records;
  const host = residents.find(({ location }) => location !== null);
  if (host === undefined) throw new Error('the sandbox has no resident of a community');
  const vehicle = { color: 'red', licensePlate: 'MX-12-34' };
  return {
    ...subject,
    hostId: host.sourceId,
    kept: [
      [
        { purpose: 'Dinner', partySize: 4, vehicle },
        { purpose: 'Dinner', partySize: 4, vehicle },
      ],
      [{ locationId: host.location?.sourceId ?? null }, { partySize: 1, purpose: null, vehicle: null }],
      [{ expectedUntil: new Date(subject.now.getTime() + 9 * 3_600_000) }, { checkedOutAt: null }],
    ],
    unsupported: [
      ['notes', { notes: 'Ring twice' }],
      ['requiresAuthorization', { requiresAuthorization: true }],
    ],
    begunCancellation: 'NOT_SUPPORTED_BY_SOURCE',
    keepsCancelled: false,
  };
}
