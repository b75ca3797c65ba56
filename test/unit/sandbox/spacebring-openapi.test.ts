import { readFileSync } from 'node:fs';
import { amendOpenapi, OPENAPI_AMENDMENTS } from '../../support/openapi/amend-openapi.js';
import { createSpacebringContract } from '../../support/openapi/spacebring-contract.js';

const LOCATION = '0a1b2c3d-0000-4000-8000-000000000001';
const ID = '0a1b2c3d-0000-4000-8000-000000000002';
const basic = { authorization: 'Basic c2FuZGJveA==' };
const bearer = { authorization: 'Bearer token', 'spacebring-network-id': LOCATION };
const contract = createSpacebringContract();
const fixture = new URL('../../fixtures/spacebring/', import.meta.url);

const user = { id: ID, name: 'Ana', surname: null };
const visit = {
  id: ID,
  code: '102288',
  date: '2026-11-21T10:00:00.000Z',
  createDate: '2026-11-20T10:00:00.000Z',
  location: { id: LOCATION, timezoneId: 'Europe/Lisbon', title: 'Chiado' },
  locationRef: LOCATION,
  customer: { id: ID, user },
  userRefHost: ID,
  userRefVisitor: ID,
  visitor: { email: 'a@example.com', name: 'Ana' },
  membershipRefHost: ID,
  userHost: user,
};
const visitList = { method: 'GET', path: '/visitors/visits/v1', query: { locationRef: LOCATION }, headers: basic };

describe('the Spacebring contract on requests', () => {
  test('accepts a visit list with bracket dates and a visitor reference', () => {
    const query = { locationRef: LOCATION, 'date[gte]': '2026-11-21T00:00:00Z', userRefVisitor: ID, limit: '100' };
    expect(contract.checkRequest({ ...visitList, query })).toEqual([]);
  });

  test('names an unknown query parameter', () => {
    const query = { locationRef: LOCATION, status: 'x' };
    expect(contract.checkRequest({ ...visitList, query })).toEqual(['query status: unknown parameter']);
  });

  test('names a missing mandatory parameter', () => {
    expect(contract.checkRequest({ ...visitList, query: {} })).toEqual(['query locationRef: missing']);
  });

  test.each([
    ['limit', '101'],
    ['limit', 'many'],
    ['locationRef', 'here'],
    ['date[gte]', 'yesterday'],
  ])('refuses %s=%s', (name, value) => {
    const query = { locationRef: LOCATION, [name]: value };
    expect(contract.checkRequest({ ...visitList, query })).not.toEqual([]);
  });

  test('refuses an identifier in the path that is no uuid', () => {
    const request = { method: 'GET', path: '/visitors/visits/v1/7', headers: basic };
    expect(contract.checkRequest(request)).not.toEqual([]);
  });

  test('refuses Basic where only a user may act, and a bearer token without the network', () => {
    const request = { method: 'DELETE', path: `/visitors/visits/v1/${ID}` };
    expect(contract.checkRequest({ ...request, headers: bearer })).toEqual([]);
    expect(contract.checkRequest({ ...request, headers: basic })).toHaveLength(1);
    expect(contract.checkRequest({ ...request, headers: { authorization: 'Bearer token' } })).toHaveLength(1);
    expect(contract.checkRequest(request)).toHaveLength(1);
  });

  test('names a missing and an undocumented member of a body', () => {
    const request = { method: 'PUT', path: `/visitors/visits/v1/${ID}`, headers: basic };
    expect(contract.checkRequest({ ...request, body: { visit: { date: visit.date } } })).toEqual([]);
    expect(contract.checkRequest({ ...request, body: { visit: {} } })).toEqual([
      "body/visit must have required property 'date' date",
    ]);
    expect(contract.checkRequest({ ...request, body: { visit: { date: visit.date, host: ID } } })).toEqual([
      'body/visit must NOT have additional properties host',
    ]);
    expect(contract.checkRequest(request)).toEqual(['body: missing']);
  });

  test('tells a fixed path from an identifier', () => {
    const request = { method: 'POST', path: '/visitors/visits/v1/checkin', headers: basic };
    expect(contract.checkRequest({ ...request, body: { code: '102288', locationRef: LOCATION } })).toEqual([]);
  });

  test('refuses an operation that does not exist', () => {
    expect(contract.checkRequest({ method: 'DELETE', path: '/support/tickets/v1', headers: basic })).toHaveLength(1);
  });

  test('accepts at most 100 comma-separated requesters', () => {
    const request = { method: 'GET', path: '/support/tickets/v1', headers: basic };
    const query = (count: number) => ({
      locationRef: LOCATION,
      membershipRefRequester: Array(count).fill(ID).join(','),
    });
    expect(contract.checkRequest({ ...request, query: query(100) })).toEqual([]);
    expect(contract.checkRequest({ ...request, query: query(101) })).not.toEqual([]);
  });
});

describe('the Spacebring contract on answers', () => {
  const one = { method: 'GET', path: `/visitors/visits/v1/${ID}`, status: 200 };

  test('accepts a documented visit, nulls where they are declared', () => {
    expect(contract.checkResponse({ ...one, body: { visit } })).toEqual([]);
  });

  test('names a missing member', () => {
    const { date: _date, ...rest } = visit;
    expect(contract.checkResponse({ ...one, body: { visit: rest } })).toEqual([
      "answer/visit must have required property 'date' date",
    ]);
  });

  test('names an extra member of a closed object', () => {
    expect(contract.checkResponse({ ...one, body: { visit: { ...visit, status: 'x' } } })).toEqual([
      'answer/visit must NOT have additional properties status',
    ]);
  });

  test('refuses null where it is not declared', () => {
    expect(contract.checkResponse({ ...one, body: { visit: { ...visit, comment: null } } })).not.toEqual([]);
  });

  test.each([401, 404, 429, 503])('lets the undocumented status %i pass with an error body only', (status) => {
    expect(contract.checkResponse({ ...one, status, body: { message: 'no', type: 'x' } })).toEqual([]);
    expect(contract.checkResponse({ ...one, status, body: { message: 7 } })).not.toEqual([]);
    expect(contract.checkResponse({ ...one, status, body: 'oops' })).not.toEqual([]);
  });

  test('refuses a status that nobody expects', () => {
    expect(contract.checkResponse({ ...one, status: 202, body: { visit } })).toEqual(['status 202 is not documented']);
  });

  test('wants an empty body with 204', () => {
    const request = { method: 'DELETE', path: `/visitors/visits/v1/${ID}`, status: 204 };
    expect(contract.checkResponse(request)).toEqual([]);
    expect(contract.checkResponse({ ...request, body: {} })).not.toEqual([]);
  });

  test('knows the newer Check-ins API', () => {
    const checkIn = { id: ID, createDate: visit.createDate, networkRef: ID, locationRef: ID, startDate: visit.date };
    const body = { checkIns: [{ ...checkIn, status: 'checkedIn', type: 'visit' }] };
    expect(contract.checkResponse({ method: 'GET', path: '/check_ins/v1', status: 200, body })).toEqual([]);
    expect(contract.checkResponse({ method: 'GET', path: '/check_ins/v1', status: 200, body: {} })).not.toEqual([]);
  });
});

describe('the amendments', () => {
  test('are exactly the ones listed beside the fixture', () => {
    const page = readFileSync(new URL('amendments.md', fixture), 'utf8');
    const listed = [...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1]);
    expect(OPENAPI_AMENDMENTS.map(({ id }) => id).sort()).toEqual(listed.sort());
  });

  test('each change the document, so none repeats what the file already says', () => {
    const document = JSON.parse(readFileSync(new URL('openapi.json', fixture), 'utf8'));
    for (const amendment of OPENAPI_AMENDMENTS) {
      const before = JSON.stringify(document);
      amendment.apply(document);
      expect([amendment.id, JSON.stringify(document) === before]).toEqual([amendment.id, false]);
    }
  });

  test('leave the vendor document itself untouched', () => {
    const document = JSON.parse(readFileSync(new URL('openapi.json', fixture), 'utf8'));
    const before = JSON.stringify(document);
    amendOpenapi(document);
    expect(JSON.stringify(document)).toBe(before);
  });
});
