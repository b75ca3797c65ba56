import { localDay } from '../../../../src/domain/time/time-zone.js';
import { normalizeEmail } from '../../../../src/domain/visitor/visitor-key.js';
import type { VisitorRecord } from '../../../../src/domain/visitor/visitor-record.js';
import { indexVisits } from '../../../../src/upstreams/w3lcome/invitee-matching.js';

const localDayOf = (instant: Date) => localDay(instant, 'America/Sao_Paulo');

function visitor(parts: Partial<VisitorRecord>): VisitorRecord {
  return {
    source: 'W3LCOME',
    reference: 'visit/1',
    name: 'Somebody',
    email: null,
    phoneNumber: null,
    phoneE164: null,
    company: null,
    pictureUrl: null,
    documents: [],
    keys: [{ match: 'SOURCE_RECORD', value: 'W3LCOME/visit/1' }],
    ...parts,
  };
}

const NOON = new Date('2026-03-10T15:00:00Z');
const HOST = 'f0e1';

function candidate(visit: string, parts: Partial<VisitorRecord>, at = NOON, hostId: string | null = HOST) {
  return { visit, visitor: visitor(parts), at, hostId };
}

function invitee(parts: Partial<VisitorRecord>, at = NOON, hostId: string | null = HOST) {
  return { visitor: visitor(parts), at, hostId };
}

describe('an invitee and a visit belong together', () => {
  test.each<[string, Partial<VisitorRecord>, Partial<VisitorRecord>]>([
    [
      'the e-mail, however it is written',
      { name: 'A', email: ' Ana@Example.com' },
      { name: 'B', email: 'ana@example.com' },
    ],
    ['the phone in E.164', { name: 'A', phoneE164: '+5511987654321' }, { name: 'B', phoneE164: '+5511987654321' }],
    ['any document', { name: 'A', documents: ['X1', 'RG7'] }, { name: 'B', documents: ['RG7'] }],
    ['the name without case, accents and double spaces', { name: 'JOSÉ  Núñez' }, { name: 'jose nunez' }],
    ['the name, where e-mails differ', { name: 'Ana', email: 'ana@home.com' }, { name: 'ana', email: 'ana@work.com' }],
  ])('by %s', (_, seen, expected) => {
    const index = indexVisits([candidate('came', seen)], localDayOf);
    expect(index.find(invitee(expected))).toBe('came');
  });

  test.each<[string, ReturnType<typeof invitee>]>([
    ['another host', invitee({ email: 'ana@example.com' }, NOON, 'other')],
    ['no host', invitee({ email: 'ana@example.com' }, NOON, null)],
    ['another day', invitee({ email: 'ana@example.com' }, new Date('2026-03-11T15:00:00Z'))],
    ['another person', invitee({ name: 'Bob', email: 'bob@example.com' })],
  ])('but not with %s', (_, other) => {
    const index = indexVisits([candidate('came', { name: 'Ana', email: 'ana@example.com' })], localDayOf);
    expect(index.find(other)).toBeNull();
  });

  test('on the local day, not the day in UTC', () => {
    const lateEvening = new Date('2026-03-11T01:30:00Z');
    const nextMorning = new Date('2026-03-11T12:00:00Z');
    const index = indexVisits([candidate('came', { email: 'ana@example.com' }, lateEvening)], localDayOf);
    expect(index.find(invitee({ email: 'ana@example.com' }, NOON))).toBe('came');
    expect(index.find(invitee({ email: 'ana@example.com' }, nextMorning))).toBeNull();
  });

  test('when neither names a host', () => {
    const index = indexVisits([candidate('came', { email: 'ana@example.com' }, NOON, null)], localDayOf);
    expect(index.find(invitee({ email: 'ana@example.com' }, NOON, null))).toBe('came');
  });
});

describe('of several visits', () => {
  test('the one with the stronger evidence is taken', () => {
    const index = indexVisits(
      [candidate('by name', { name: 'Ana' }), candidate('by e-mail', { name: 'A.', email: 'ana@example.com' })],
      localDayOf,
    );
    expect(index.find(invitee({ name: 'Ana', email: 'ana@example.com' }))).toBe('by e-mail');
  });

  test('with equal evidence the one nearest to the expected time is taken', () => {
    const index = indexVisits(
      [
        candidate('early', { name: 'Ana' }, new Date('2026-03-10T11:00:00Z')),
        candidate('near', { name: 'Ana' }, new Date('2026-03-10T15:10:00Z')),
        candidate('late', { name: 'Ana' }, new Date('2026-03-10T20:00:00Z')),
      ],
      localDayOf,
    );
    expect(index.find(invitee({ name: 'Ana' }))).toBe('near');
  });
});

test('the cost grows with the number of records, not with its square', () => {
  let reads = 0;
  const counted = (email: string): VisitorRecord => ({
    ...visitor({ name: email }),
    get email() {
      reads += 1;
      return normalizeEmail(email);
    },
  });
  const emails = Array.from({ length: 5000 }, (_, index) => `person${index}@example.com`);
  const index = indexVisits(
    emails.map((email) => ({ visit: email, visitor: counted(email), at: NOON, hostId: HOST })),
    localDayOf,
  );
  const found = emails.map((email) => index.find({ visitor: counted(email), at: NOON, hostId: HOST }));
  expect(found).toEqual(emails);
  expect(reads).toBeLessThanOrEqual(2 * emails.length);
});
