import type { SourceAdapter } from '../../src/domain/model/source-adapter.js';
import { normalizeForSearch } from '../../src/domain/text/normalize.js';
import type { TimeRange } from '../../src/domain/time/time-range.js';
import { localDay, startOfDay } from '../../src/domain/time/time-zone.js';
import { NOW, type RawRecord, startW3lcomeSandbox, type W3lcomeSandbox } from './w3lcome-sandbox.js';

const TIME_ZONE = 'America/Sao_Paulo';
const TODAY: TimeRange = { from: new Date('2026-03-10T03:00:00Z'), to: new Date('2026-03-11T03:00:00Z') };

let sandbox: W3lcomeSandbox;
let adapter: SourceAdapter;
let allVisits: RawRecord[];
let allInvitees: RawRecord[];
let visitsOfHost: Map<string, RawRecord[]>;

beforeAll(async () => {
  sandbox = await startW3lcomeSandbox();
  allVisits = await sandbox.readAll('visits');
  allInvitees = await sandbox.readAll('invitees');
  visitsOfHost = new Map(allVisits.map((visit) => [hostId(visit), []]));
  for (const visit of allVisits) visitsOfHost.get(hostId(visit))?.push(visit);
});

afterAll(() => sandbox.close());

beforeEach(async () => {
  adapter = sandbox.forRequest();
  await sandbox.takeRequests();
});

function text(record: RawRecord, member: string): string {
  return String(record[member] ?? '');
}

function id(record: RawRecord): string {
  return text(record, 'id');
}

function hostId(record: RawRecord): string {
  const { host } = record;
  return typeof host === 'object' && host !== null && 'id' in host ? String(host.id) : '';
}

function isIn({ from, to }: TimeRange, time: string): boolean {
  const instant = new Date(time);
  return instant >= from && instant < to;
}

/** The plain rule, for a pair of the same host: same day, and anything in common that names the visitor. */
function isSameVisit(invitee: RawRecord, visit: RawRecord): boolean {
  const digits = (record: RawRecord) => text(record, 'phone').replace(/\D/g, '').slice(-9);
  const documents = (record: RawRecord) =>
    ['document', 'cpf', 'rg']
      .map((key) =>
        text(record, key)
          .replace(/[^0-9A-Za-z]/g, '')
          .toUpperCase(),
      )
      .filter(Boolean);
  const email = text(invitee, 'email').trim().toLowerCase();
  return (
    localDay(new Date(text(invitee, 'expectedAt')), TIME_ZONE) ===
      localDay(new Date(text(visit, 'checkinAt')), TIME_ZONE) &&
    ((email !== '' && email === text(visit, 'email').trim().toLowerCase()) ||
      (digits(invitee) !== '' && digits(invitee) === digits(visit)) ||
      documents(invitee).some((document) => documents(visit).includes(document)) ||
      normalizeForSearch(text(invitee, 'name')) === normalizeForSearch(text(visit, 'name')))
  );
}

function visitOf(invitee: RawRecord): RawRecord | undefined {
  return visitsOfHost.get(hostId(invitee))?.find((visit) => isSameVisit(invitee, visit));
}

function expectedIds(range: TimeRange, host?: string): string[] {
  const isOfHost = (record: RawRecord) => host === undefined || hostId(record) === host;
  const visits = allVisits.filter((visit) => isOfHost(visit) && isIn(range, text(visit, 'checkinAt')));
  const invitees = allInvitees.filter((invitee) => {
    if (!isOfHost(invitee) || !isIn(range, text(invitee, 'expectedAt'))) return false;
    return invitee['status'] === 'canceled' || visitOf(invitee) === undefined;
  });
  return [
    ...visits.map((visit) => `visit/${id(visit)}`),
    ...invitees.map((invitee) => `invitee/${id(invitee)}`),
  ].sort();
}

function daysFromNow(from: number, to: number): TimeRange {
  return { from: new Date(NOW.getTime() + from * 86_400_000), to: new Date(NOW.getTime() + to * 86_400_000) };
}

async function readIds(range: TimeRange, hostIds?: readonly string[]): Promise<string[]> {
  const slice = await adapter.visits.readVisits({ range, now: NOW, ...(hostIds && { hostIds }) });
  expect(slice).toMatchObject({ isComplete: true, droppedCount: 0, fault: null });
  return slice.records.map(({ sourceId }) => sourceId).sort();
}

describe('a read of visits', () => {
  test.each<[string, TimeRange]>([
    ['today', TODAY],
    ['the last month and the next', daysFromNow(-30, 30)],
    ['a week two months ago', daysFromNow(-60, -53)],
    ['the first days', daysFromNow(-105, -95)],
    ['a few hours', daysFromNow(-1.2, -1.1)],
    ['next week', daysFromNow(1, 8)],
    ['everything', daysFromNow(-200, 200)],
  ])('over %s gives every visit, and every invitee without one', async (_, range) => {
    expect(await readIds(range)).toEqual(expectedIds(range));
  });

  test('finds someone to leave out', () => {
    const twins = allInvitees.filter((invitee) => invitee['status'] === 'confirmed' && visitOf(invitee) !== undefined);
    expect(twins.length).toBeGreaterThan(10);
  });

  test('tells which visits an invitee belongs to, whatever the invitee says of itself', async () => {
    const { records } = await adapter.visits.readVisits({ range: daysFromNow(-200, 200), now: NOW });
    const expected = new Set(records.flatMap(({ sourceId, wasExpected }) => (wasExpected ? sourceId : [])));
    const isExpected = (visit: RawRecord) => expected.has(`visit/${id(visit)}`);
    const awaited = allInvitees.filter(({ status }) => status !== 'canceled');
    const twinsOf = (invitee: RawRecord) =>
      (visitsOfHost.get(hostId(invitee)) ?? []).filter((visit) => isSameVisit(invitee, visit));
    const kept = awaited.map(twinsOf).filter((twins) => twins.length > 0);
    const twins = new Set(kept.flat());
    expect(kept.filter((visits) => !visits.some(isExpected))).toEqual([]);
    expect(allVisits.filter((visit) => isExpected(visit) && !twins.has(visit))).toEqual([]);
    expect(awaited.filter((invitee) => invitee['status'] === 'arrived' && twinsOf(invitee).length > 0)).not.toEqual([]);
    expect(allVisits.filter((visit) => !isExpected(visit))).not.toEqual([]);
  });

  test.each<[string, TimeRange, string[]]>([
    ['today', TODAY, ['GET /v1/invitees ×1', 'GET /v1/visits ×1']],
    ['next week', daysFromNow(2, 8), ['GET /v1/invitees ×1']],
    // The longest page so far: only a page behind it proves that it was not capped.
    ['the first days', daysFromNow(-105, -95), ['GET /v1/invitees ×2', 'GET /v1/visits ×2']],
  ])('over %s costs no more calls than it must', async (_, range, calls) => {
    await readIds(range);
    expect(await sandbox.takeRequests()).toEqual(calls);
  });

  test('inside of what was read before costs none', async () => {
    await readIds(daysFromNow(-20, 20));
    await sandbox.takeRequests();
    await readIds(daysFromNow(-10, 10));
    expect(await sandbox.takeRequests()).toEqual([]);
  });

  test('of one host gives theirs', async () => {
    const range = daysFromNow(-60, 20);
    const host = hostId(allInvitees[0] ?? {});
    expect(await readIds(range, [host])).toEqual(expectedIds(range, host));
    expect(await sandbox.takeRequests()).toEqual(['GET /v1/invitees ×1', expect.stringMatching(/^GET \/v1\/visits/)]);
  });
});

describe('the roll call', () => {
  test('is everyone the source says is inside', async () => {
    const since = daysFromNow(-90, 1);
    const inside = allVisits.filter(
      (visit) => visit['isInsideCompany'] === true && isIn(since, text(visit, 'checkinAt')),
    );
    const slice = await adapter.visits.readVisitsOnSite({ now: NOW });
    const ids = new Set(slice.records.map(({ sourceId }) => sourceId));
    expect(inside.map((visit) => `visit/${id(visit)}`).filter((sourceId) => !ids.has(sourceId))).toEqual([]);
    expect(slice.records.every(({ isOnSite }) => isOnSite)).toBe(true);
    expect(inside.length).toBeGreaterThan(0);
  });

  test('is complete without a look at older visits where stays have an assumed end', async () => {
    const other = await startW3lcomeSandbox({ rollCallDays: 5, assumeLeft: 'end-of-day' });
    try {
      const slice = await other.forRequest().visits.readVisitsOnSite({ now: NOW });
      const since = startOfDay(NOW, 'America/Sao_Paulo');
      const came = allVisits.filter((visit) => visit['isInsideCompany'] === true);
      const today = came.filter((visit) => new Date(text(visit, 'checkinAt')) >= since);
      const ids = today.map((visit) => `visit/${id(visit)}`);
      expect(slice.records.map(({ sourceId }) => sourceId).sort()).toEqual(ids.sort());
      expect([slice.isComplete, slice.fault, today.length < came.length]).toEqual([true, null, true]);
    } finally {
      await other.close();
    }
  });

  test.each([
    [90, false],
    [150, true],
  ])('over %i days of a history of a hundred: complete %s', async (rollCallDays, isComplete) => {
    const other = await startW3lcomeSandbox({ rollCallDays });
    try {
      const slice = await other.forRequest().visits.readVisitsOnSite({ now: NOW });
      expect([slice.isComplete, slice.fault?.code]).toEqual([isComplete, isComplete ? undefined : 'HISTORY_LIMIT']);
    } finally {
      await other.close();
    }
  });
});

describe('a visit by id', () => {
  test('is found though the source writes its id in upper case', async () => {
    const upper = allVisits.find((visit) => id(visit) !== id(visit).toLowerCase());
    const visit = await adapter.visits.loadVisit(`visit/${id(upper ?? {}).toLowerCase()}`, NOW);
    expect(visit?.sourceId).toBe(`visit/${id(upper ?? {})}`);
    expect(visit?.visitor.name).toBe(text(upper ?? {}, 'name').trim());
  });

  test('that nobody knows is null', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await adapter.visits.loadVisit(`visit/${unknown}`, NOW)).toBeNull();
    expect(await adapter.visits.loadVisit(`invitee/${unknown}`, NOW)).toBeNull();
  });

  test('of an invitee who came shows the visit, under its own id', async () => {
    const invitee = allInvitees.find(
      (candidate) => candidate['status'] === 'arrived' && visitOf(candidate) !== undefined,
    );
    const came = visitOf(invitee ?? {});
    const visit = await adapter.visits.loadVisit(`invitee/${id(invitee ?? {})}`, NOW);
    expect(visit).toMatchObject({
      sourceId: `invitee/${id(invitee ?? {})}`,
      checkedInAt: new Date(text(came ?? {}, 'checkinAt')),
      isOnSite: came?.['isInsideCompany'],
      scheduledAt: new Date(text(invitee ?? {}, 'expectedAt')),
    });
  });
});

describe('people', () => {
  test('looked up together cost one call', async () => {
    const hosts = [...new Set(allVisits.map(hostId))].slice(0, 20);
    const people = await Promise.all(hosts.map((host) => adapter.people.loadPerson(host)));
    expect(people.map((person) => person?.sourceId)).toEqual(hosts);
    expect(await sandbox.takeRequests()).toEqual(['GET /v1/hosts ×1']);
  });

  test('alone are asked for by id, and by e-mail', async () => {
    const host = hostId(allVisits[0] ?? {});
    const person = await adapter.people.loadPerson(host);
    expect(await adapter.people.findPeopleByEmail(person?.email ?? '')).toEqual([person]);
    expect(await sandbox.takeRequests()).toEqual(['GET /v1/host/:id ×1', 'GET /v1/hosts ×1']);
    expect(await adapter.people.loadPerson('0'.repeat(32))).toBeNull();
  });

  test('are all hosts', async () => {
    const raw = await sandbox.readAll('hosts');
    const slice = await adapter.people.readPeople({});
    expect(slice.records.map(({ sourceId }) => sourceId).sort()).toEqual(raw.map(id).sort());
  });
});

describe('the blocked list', () => {
  test.each(['blockedlist', 'blacklist'] as const)(
    'is read whole under the key %s, and by id',
    async (blockedListKey) => {
      const other = await startW3lcomeSandbox({ visits: 400, behaviour: { blockedListKey } });
      try {
        const { blockedPeople } = other.forRequest();
        const raw = await other.readAll('blockedlist', blockedListKey);
        const slice = await blockedPeople?.readBlockedPeople();
        expect(slice?.records.map(({ sourceId }) => sourceId)).toEqual(raw.map(id));
        const first = slice?.records[0];
        expect(await blockedPeople?.loadBlockedPerson(first?.sourceId ?? '')).toEqual(first);
        expect(await blockedPeople?.loadBlockedPerson('unknown')).toBeNull();
      } finally {
        await other.close();
      }
    },
  );

  test('that is switched off blocks nobody', async () => {
    const other = await startW3lcomeSandbox({ visits: 400, behaviour: { isBlockedListEnabled: false } });
    try {
      const { blockedPeople } = other.forRequest();
      expect(await blockedPeople?.readBlockedPeople()).toMatchObject({ records: [], isComplete: true, fault: null });
      expect(await blockedPeople?.loadBlockedPerson('any')).toBeNull();
    } finally {
      await other.close();
    }
  });
});

test('visitor fields come in the order of the kiosk', async () => {
  const slice = await adapter.visitorFields?.readVisitorFields();
  const raw = await sandbox.readAll('company/fields', 'fields');
  expect(slice?.records.map((field) => field.id)).toEqual(raw.map((field) => text(field, 'id')));
});

describe('signing', () => {
  test('under the wrong header is told as rejected credentials', async () => {
    const { people } = sandbox.forRequest({ authHeader: 'Authorization' });
    await expect(people.readPeople({})).rejects.toMatchObject({ code: 'UPSTREAM_REJECTED_CREDENTIALS' });
  });

  test('under the usual header works where the source takes it', async () => {
    const other = await startW3lcomeSandbox({ visits: 400, behaviour: { auth: 'lenient' } });
    try {
      const slice = await other.forRequest({ authHeader: 'Authorization' }).people.readPeople({});
      expect(slice.isComplete).toBe(true);
    } finally {
      await other.close();
    }
  });
});

describe('a source in trouble', () => {
  afterEach(() => sandbox.setFaults([]));

  test('that cannot list visits gives the invitees and says so', async () => {
    await sandbox.setFaults([{ route: 'GET /v1/visits', status: 500 }]);
    const slice = await adapter.visits.readVisits({ range: TODAY, now: NOW });
    expect(slice).toMatchObject({ isComplete: false, fault: { code: 'UPSTREAM_UNAVAILABLE' } });
    expect(slice.records.length).toBeGreaterThan(0);
    expect(slice.records.every(({ sourceId }) => sourceId.startsWith('invitee/'))).toBe(true);
  });

  test('that sends half an answer is not believed', async () => {
    await sandbox.setFaults([{ malformed: true }]);
    await expect(adapter.visits.readVisits({ range: TODAY, now: NOW })).rejects.toMatchObject({
      code: 'UPSTREAM_INVALID_RESPONSE',
    });
  });

  test('that hangs is left at the deadline of the request', async () => {
    await sandbox.setFaults([{ hang: true }]);
    const hanging = sandbox.forRequest({ signal: AbortSignal.timeout(200) });
    await expect(hanging.visits.readVisits({ range: TODAY, now: NOW })).rejects.toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
    });
  });
});
