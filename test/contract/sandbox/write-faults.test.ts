import type { SandboxFault } from '../../../src/sandbox/kit/fault.js';
import { type Sandbox, startSandbox } from '../../../src/sandbox/start-sandbox.js';
import {
  createSandboxReader,
  type Row,
  type SandboxAddresses,
  type SandboxReader,
  toRow,
} from '../../faults/sandbox-reader.js';

const NOW = new Date('2026-03-18T17:00:00Z');

interface Write {
  readonly method: string;
  readonly url: string;
  readonly body: Row;
  /** Records that carry the name. */
  count(): Promise<number>;
}

describe('a fault of a write', () => {
  let sandbox: Sandbox;
  let reader: SandboxReader;
  let addresses: SandboxAddresses;

  beforeAll(async () => {
    sandbox = await startSandbox({
      ...{ seed: 'faults', visits: 100, spacebringRequestsPerSecond: 1_000_000, port: null, w3lcomeAuth: 'strict' },
      ...{ stateFile: null, clock: { now: () => NOW } },
    });
    const { spacebring, w3lcome, resident } = sandbox;
    addresses = { spacebring: spacebring.url, w3lcome: w3lcome.url, resident: resident.url };
    reader = await createSandboxReader(addresses);
  });
  afterAll(() => sandbox.close());

  const writes: Readonly<Record<keyof SandboxAddresses, (name: string) => Promise<Write>>> = {
    async spacebring(name) {
      const [location] = await reader.spacebring('/locations/v1', 'locations');
      const locationRef = String(location?.['id']);
      const list = () => reader.spacebring(`/visitors/visits/v1?locationRef=${locationRef}`, 'visits');
      return {
        method: 'POST',
        url: `${addresses.spacebring}/visitors/visits/v1`,
        body: { visit: { date: NOW.toISOString(), locationRef, visitor: { name, email: 'a@b.c' } } },
        count: async () => (await list()).filter(({ visitor }) => toRow(visitor)['name'] === name).length,
      };
    },
    async w3lcome(name) {
      const [host] = await reader.w3lcome('/hosts', 'hosts');
      const list = () => reader.w3lcome('/invitees', 'invitees');
      return {
        method: 'POST',
        url: `${addresses.w3lcome}/invitees`,
        body: { name, host: { id: host?.['id'] }, expectedAt: NOW.toISOString() },
        count: async () => (await list()).filter((invitee) => invitee['name'] === name).length,
      };
    },
    async resident(name) {
      const [visit] = await reader.residentVisits();
      return {
        method: 'POST',
        url: `${addresses.resident}/residentvisits`,
        body: { visitorName: name, residentId: visit?.['residentId'], totalPeople: 1, subject: '', arrivalDate: '' },
        count: async () => (await reader.residentVisits()).filter(({ visitorName }) => visitorName === name).length,
      };
    },
  };

  const strike = async (url: string, fault: SandboxFault) => {
    const response = await fetch(new URL('/__sandbox/faults', url), { method: 'PUT', body: JSON.stringify(fault) });
    expect(response.status).toBe(204);
  };
  const heal = (url: string) => fetch(new URL('/__sandbox/faults', url), { method: 'DELETE' });

  const SOURCES = ['spacebring', 'w3lcome', 'resident'] as const;
  const FAULTS: readonly [string, SandboxFault, written: number, failure: string][] = [
    ['a break before', { reset: 'before' }, 0, 'fetch failed'],
    ['a break after', { reset: 'after' }, 1, 'fetch failed'],
    ['a status', { status: 500 }, 0, 'answered 500'],
    ['a status after', { status: 500, reset: 'after' }, 1, 'answered 500'],
    ['a cut answer', { malformed: true }, 1, 'JSON'],
  ];
  const cases = SOURCES.flatMap((source) => FAULTS.map((fault) => [source, ...fault] as const));

  test.each(cases)('at %s: %s', async (source, what, fault, written, failure) => {
    const { method, url, body, count } = await writes[source](`${source}, ${what}`);
    await strike(url, fault);
    await expect(reader.call(method, url, body)).rejects.toThrow(failure);
    await heal(url);
    expect(await count()).toBe(written);
    await reader.call(method, url, body);
    expect(await count()).toBe(written + 1);
  });
});
