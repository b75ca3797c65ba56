import type { BlockedPerson } from '../../../../src/domain/model/blocked-person.js';
import type { Visit } from '../../../../src/domain/model/visit.js';
import { encodeVisitorId } from '../../../../src/domain/model/visitor-id.js';
import type { VisitorRecord } from '../../../../src/domain/model/visitor-record.js';
import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import { addDays } from '../../../../src/domain/time/time-range.js';
import { listVisits } from '../../../../src/domain/visit/list-visits.js';
import { findVisitor } from '../../../../src/domain/visitor/find-visitor.js';
import { listVisitors } from '../../../../src/domain/visitor/list-visitors.js';
import { visitorOfRecords } from '../../../../src/domain/visitor/visitor.js';
import { blockedEntriesOf, identitiesOf } from '../../../../src/domain/visitor/visitor-relations.js';
import { createFakeAdapter } from '../../../support/fakes/fake-adapter.js';
import type { FakeData, FakeOptions } from '../../../support/fakes/fake-data.js';
import { createListEnvironment } from '../../../support/list-environment.js';
import { createVisit, createVisitorRecord } from '../../../support/records.js';

const now = new Date('2026-06-15T12:00:00Z');
const email = 'ana@example.com';
const phone = '+5511987654321';

const visitOn = (day: number, record: Partial<VisitorRecord>): Visit => {
  const source = record.source ?? 'W3LCOME';
  const sourceId = `${source}/${day}`;
  return createVisit({
    source,
    sourceId,
    scheduledAt: addDays(now, day),
    visitor: createVisitorRecord({ source, reference: sourceId, ...record }),
  });
};

const createEnvironment = (
  data: { w3lcome?: FakeData; spacebring?: FakeData; resident?: FakeData },
  options: FakeOptions = {},
) =>
  createListEnvironment({
    now,
    adapters: {
      W3LCOME: createFakeAdapter('W3LCOME', data.w3lcome ?? {}, options),
      SPACEBRING: createFakeAdapter('SPACEBRING', data.spacebring ?? {}),
      RESIDENT: createFakeAdapter('RESIDENT', data.resident ?? {}),
    },
  });

const known = {
  w3lcome: { visits: [visitOn(-3, { phoneE164: phone, name: 'ANA' }), visitOn(-4, { name: 'Bia' })] },
  spacebring: {
    visits: [visitOn(-1, { source: 'SPACEBRING', email, phoneE164: phone, name: 'Ana Souza' })],
  },
};

const page = { first: 25, after: null, isCounted: true };

describe('visitors', () => {
  test('are joined across sources, newest first, with the newest way of writing them', async () => {
    const env = createEnvironment(known);
    const { edges, totalCount, sources } = await listVisitors(env, { ...page, filter: {} });
    const nodes = await Promise.all(edges.map(({ node }) => env.visitors.load(node.key)));
    expect(edges.map(({ visitCount }, index) => [nodes[index]?.name, nodes[index]?.matchedBy, visitCount])).toEqual([
      ['Ana Souza', 'EMAIL', 2],
      ['Bia', 'SOURCE_RECORD', 1],
    ]);
    expect(edges[0]?.lastVisitAt).toEqual(addDays(now, -1));
    expect(totalCount).toBe(2);
    expect(sources.map(({ recordCount }) => recordCount)).toEqual([1, 2, 0]);
  });

  test('are paged without repeat or gap', async () => {
    const env = createEnvironment(known);
    const first = await listVisitors(env, { ...page, first: 1, filter: {} });
    const second = await listVisitors(env, { ...page, first: 1, filter: {}, after: first.pageInfo.endCursor });
    expect([first, second].map(({ edges }) => edges[0]?.node.key.value)).toEqual([email, 'W3LCOME/W3LCOME/-4']);
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  test('are found by any of their keys, under the requested id', async () => {
    const env = createEnvironment(known);
    const byEmail = await findVisitor(env, { email: ' ANA@example.com ' });
    const byPhone = await findVisitor(env, { phoneNumber: phone });
    const id = encodeVisitorId(env.encryptor, { match: 'PHONE_NUMBER', value: phone });
    const byId = await findVisitor(env, { id });
    expect([byEmail, byPhone, byId].map((visitor) => visitor?.records.length)).toEqual([2, 2, 2]);
    expect(byId?.key.match).toBe('PHONE_NUMBER');
    expect(byId?.matchedBy).toBe('EMAIL');
  });

  test('are searched for ever further back, up to the widest range', async () => {
    const old = { w3lcome: { visits: [visitOn(-360, { email }), visitOn(-401, { email: 'bia@example.com' })] } };
    const env = createEnvironment(old);
    expect((await findVisitor(env, { email }))?.name).toBe('Ana');
    expect(await findVisitor(env, { email: 'bia@example.com' })).toBeNull();
  });

  test('are found by id as far off as lists show them, and further no one is said not to exist', async () => {
    const far = [350, -401, -1999, -2001].map((day) => visitOn(day, { email: `d${day}@example.com` }));
    const env = createEnvironment({ w3lcome: { visits: far } });
    const load = ({ visitor }: Visit) => env.visitors.load(visitor.keys[0]);
    const found = await Promise.allSettled(far.map(load));
    expect(found.map((result) => (result.status === 'fulfilled' ? result.value.email : String(result.reason)))).toEqual(
      [
        'd350@example.com',
        'd-401@example.com',
        'd-1999@example.com',
        'VisitorOutOfReachError: No visit of the last 2000 days, nor of those ahead, shows this visitor (any more); older ones are not read',
      ],
    );
  });

  test('are looked up together: each range of a source is read once', async () => {
    const calls: string[] = [];
    const env = createEnvironment(known, { onCall: (call) => calls.push(call) });
    const keys = known.w3lcome.visits.map(({ visitor }) => visitor.keys[0]);
    const [first, second] = await Promise.all(keys.map((key) => env.visitors.load(key)));
    expect([first?.name, second?.name]).toEqual(['Ana Souza', 'Bia']);
    expect(await Promise.all(keys.map((key) => env.visitors.load(key)))).toEqual([first, second]);
    expect(calls).toEqual(['readVisits']);
  });

  test.each([
    ['cut', { isComplete: false }, 'PAGE_LIMIT'],
    ['read but for a record', { droppedCount: 1 }, 'RECORDS_DROPPED'],
  ])('are not said to be unknown while a list was %s', async (_how, slice, code) => {
    const env = createEnvironment(known, { slice });
    await expect(findVisitor(env, { email: 'nobody@example.com' })).rejects.toMatchObject({ source: 'W3LCOME', code });
    expect((await findVisitor(env, { email }))?.records).toHaveLength(2);
  });

  test('are not said to be unknown while a source could not be read', async () => {
    const down: FakeOptions = {
      onCall: () => {
        throw new SourceFaultError({ source: 'W3LCOME', code: 'UPSTREAM_UNAVAILABLE', message: 'down' });
      },
    };
    const env = createEnvironment(known, down);
    await expect(findVisitor(env, { email: 'nobody@example.com' })).rejects.toThrow('down');
    expect((await findVisitor(env, { email }))?.records).toHaveLength(1);
  });

  test.each([
    ['nothing', {}, 'by: takes exactly one'],
    ['two things', { email, phoneNumber: phone }, 'by: takes exactly one'],
    ['no e-mail', { email: 'ana' }, 'by.email: is not an e-mail address'],
    ['no number', { phoneNumber: 'ana' }, 'by.phoneNumber: is not a phone number'],
    ['no id', { id: 'ana' }, 'by.id: is not the id of a Visitor'],
    ['an empty id', { id: '' }, 'by.id: is not the id of a Visitor'],
  ])('cannot be found by %s', async (_what, by, message) => {
    await expect(async () => findVisitor(createEnvironment(known), by)).rejects.toThrow(message);
  });

  test('have the visits of all their records', async () => {
    const env = createEnvironment(known);
    const visitorId = encodeVisitorId(env.encryptor, { match: 'EMAIL', value: email });
    const { edges } = await listVisits(env, { ...page, direction: 'DESC', filter: { visitorIds: [visitorId] } });
    expect(edges.map(({ node }) => node.source)).toEqual(['SPACEBRING', 'W3LCOME']);
  });

  test('show each spelling once', async () => {
    const env = createEnvironment(known);
    const identities = identitiesOf(await env.visitors.load({ match: 'EMAIL', value: email }));
    expect(identities.map(({ source, name }) => [source, name])).toEqual([
      ['SPACEBRING', 'Ana Souza'],
      ['W3LCOME', 'ANA'],
    ]);
  });
});

describe('the blocked entries of a visitor', () => {
  const entry: BlockedPerson = {
    nodeType: 'BlockedPerson',
    source: 'W3LCOME',
    sourceId: 'b1',
    name: 'Somebody else',
    reason: 'Theft',
    email,
    phoneNumber: null,
    phoneE164: null,
    document: null,
    documents: [],
  };
  const record = createVisitorRecord({ email });
  const visitor = visitorOfRecords([record], { key: record.keys[0], matchedBy: 'EMAIL', areAllRecordsKnown: true });

  test('are those with the same e-mail, phone or document', async () => {
    const env = createEnvironment({ w3lcome: { blockedPeople: [entry, { ...entry, sourceId: 'b2', email: null }] } });
    expect(await blockedEntriesOf(env, visitor)).toEqual([entry]);
  });

  test('are unknown when none is found although further records of the visitor may exist', async () => {
    const partly = { ...visitor, areAllRecordsKnown: false };
    const other = { ...entry, email: 'other@example.com' };
    expect(await blockedEntriesOf(createEnvironment({ w3lcome: { blockedPeople: [other] } }), partly)).toBeNull();
    const found = createEnvironment({ w3lcome: { blockedPeople: [other, entry] } });
    expect(await blockedEntriesOf(found, partly)).toEqual([entry]);
  });

  test.each([
    ['no source has a list', {}, {}],
    ['the list was cut', { blockedPeople: [] }, { slice: { isComplete: false } }],
    [
      'the list cannot be read',
      { blockedPeople: [entry] },
      {
        onCall: () => {
          throw new SourceFaultError({ source: 'W3LCOME', code: 'UPSTREAM_TIMEOUT', message: 'slow' });
        },
      },
    ],
  ])('are unknown when %s', async (_what, w3lcome, options) => {
    expect(await blockedEntriesOf(createEnvironment({ w3lcome }, options), visitor)).toBeNull();
  });
});
