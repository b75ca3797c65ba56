import type { Mapping } from '../../../../src/upstreams/spacebring/values.js';
import { toVisit } from '../../../../src/upstreams/spacebring/visit.mapper.js';
import { visitWire } from '../../../../src/upstreams/spacebring/visit.wire.js';
import { IDS, olderVisitSample, visitSample } from './samples.js';

const mapping: Mapping = {
  toE164: (phone) => (phone.startsWith('9') ? `+351${phone.replaceAll(' ', '')}` : null),
  toTimeZone: (name) => name ?? 'UTC',
  assumeLeft: 'never',
  timeZoneOf: () => 'America/New_York',
};
const NOON = new Date('2026-03-10T12:00:00Z');

const map = (sample: unknown, now = NOON) => toVisit(visitWire.parse(sample), now, mapping);

test('a visit of the newest generation carries host, company and location', () => {
  expect(map(visitSample({ comment: 'Needs a parking place' }))).toMatchObject({
    source: 'SPACEBRING',
    sourceId: IDS.visit,
    status: 'EXPECTED',
    isOnSite: false,
    authorization: 'NOT_REQUIRED',
    scheduledAt: new Date('2026-03-10T14:00:00Z'),
    expectedAt: new Date('2026-03-10T14:00:00Z'),
    createdAt: new Date('2026-03-01T09:00:00Z'),
    notes: 'Needs a parking place',
    purpose: null,
    accessCode: '102288',
    partySize: 1,
    host: {
      sourceId: IDS.membership,
      name: 'Rita Costa',
      email: 'rita@host.example',
      phoneNumber: '+351 912 345 678',
      pictureUrl: 'https://files.example/rita.png',
      position: null,
      company: { sourceId: IDS.company, name: 'Acme' },
      location: { sourceId: IDS.location, name: 'Chiado', timeZone: 'Europe/Lisbon', address: 'Rua Garrett 1' },
    },
    location: { sourceId: IDS.location, name: 'Chiado' },
  });
});

test('a member that a visit’s host lacks is left to a look-up, an empty one is not', () => {
  const host = map(visitSample({ customer: { id: IDS.membership, user: { id: IDS.user, email: null } } })).host;
  expect(host).toMatchObject({ name: null, email: null, phoneNumber: null, company: null });
  expect(host).not.toHaveProperty('isActive');
});

test('a visit of an older generation names its host by membershipRefHost, the company being unknown', () => {
  const { host } = map(olderVisitSample());
  expect(host).toMatchObject({ sourceId: IDS.membership, name: 'Rita Costa' });
  expect(host).not.toHaveProperty('company');
});

test('a visit of the oldest generation names its host by user, to be found in the visited location', () => {
  const { host } = map(olderVisitSample({ membershipRefHost: undefined, userRefHost: undefined }));
  expect(host).toMatchObject({ account: { accountId: IDS.user, locationId: IDS.location }, name: 'Rita Costa' });
  expect(host).not.toHaveProperty('sourceId');
});

test('a visit that names no host has none', () => {
  const sample = olderVisitSample({ membershipRefHost: undefined, userRefHost: undefined, userHost: undefined });
  expect(map(sample).host).toBeNull();
});

test('a visit with next to nothing is a visit all the same', () => {
  expect(map({ id: IDS.visit, date: '2026-03-10T14:00:00Z' })).toMatchObject({
    createdAt: null,
    accessCode: null,
    host: null,
    location: null,
    visitor: { reference: `visit/${IDS.visit}`, name: null, email: null },
  });
});

test.each([
  ['id', { id: undefined }],
  ['date', { date: undefined }],
  ['a check-in that can be read', { checkInDate: 'yesterday' }],
])('a visit without %s is not decoded', (_what, changes) => {
  expect(visitWire.safeParse(visitSample(changes)).success).toBe(false);
});

const CHECKED_IN = { checkInDate: '2026-03-10T14:05:00Z' };
const CHECKED_OUT = { checkOutDate: '2026-03-10T15:00:00Z' };
const DELETED = { deleteDate: '2026-03-09T10:00:00Z' };

test.each([
  ['EXPECTED', {}, false],
  ['CANCELLED', DELETED, false],
  ['CHECKED_IN', CHECKED_IN, true],
  ['CHECKED_IN', { ...CHECKED_IN, ...DELETED }, true],
  ['CHECKED_OUT', { ...CHECKED_IN, ...CHECKED_OUT }, false],
  ['CHECKED_OUT', { ...CHECKED_IN, ...CHECKED_OUT, ...DELETED }, false],
])('%s follows from %p', (status, changes, isOnSite) => {
  expect(map(visitSample(changes))).toMatchObject({ status, isOnSite });
});

test.each([
  ['Europe/Lisbon', '2026-03-10T23:59:59.999Z', 'EXPECTED'],
  ['Europe/Lisbon', '2026-03-11T00:00:00Z', 'NO_SHOW'],
  ['America/New_York', '2026-03-11T03:59:59.999Z', 'EXPECTED'],
  ['America/New_York', '2026-03-11T04:00:00Z', 'NO_SHOW'],
  ['Pacific/Kiritimati', '2026-03-11T09:59:59.999Z', 'EXPECTED'],
  ['Pacific/Kiritimati', '2026-03-11T10:00:00Z', 'NO_SHOW'],
])('in %s at %s a visitor who did not come is %s', (timezoneId, now, status) => {
  const location = { id: IDS.location, title: 'Here', timezoneId };
  expect(map(visitSample({ location }), new Date(now)).status).toBe(status);
});

test('a day of 25 hours is over when it ends', () => {
  const location = { id: IDS.location, title: 'Here', timezoneId: 'America/New_York' };
  const sample = visitSample({ location, date: '2026-11-01T04:00:00Z' });
  expect(map(sample, new Date('2026-11-02T04:59:59Z')).status).toBe('EXPECTED');
  expect(map(sample, new Date('2026-11-02T05:00:00Z')).status).toBe('NO_SHOW');
});

test('without an embedded location the zone is that of the location it names', () => {
  const sample = visitSample({ location: undefined });
  expect(map(sample, new Date('2026-03-11T03:00:00Z')).status).toBe('EXPECTED');
  expect(map(sample, new Date('2026-03-11T04:00:00Z')).status).toBe('NO_SHOW');
});

test('a visitor is known by e-mail, then phone, then the source’s reference', () => {
  expect(map(visitSample()).visitor).toMatchObject({
    reference: IDS.visitor,
    name: 'Ana Silva',
    email: 'Ana@Guest.example',
    phoneNumber: '912 000 111',
    phoneE164: '+351912000111',
    keys: [
      { match: 'EMAIL', value: 'ana@guest.example' },
      { match: 'PHONE_NUMBER', value: '+351912000111' },
      { match: 'SOURCE_RECORD', value: `SPACEBRING/${IDS.visitor}` },
    ],
  });
});

test.each([
  [{ name: ' Ana ', surname: ' ', email: 'a@b.example' }, 'Ana'],
  [{ name: '', email: 'a@b.example' }, 'a@b.example'],
  [{}, null],
])('the visitor %p is called %s', (visitor, name) => {
  expect(map(visitSample({ visitor })).visitor.name).toBe(name);
});
