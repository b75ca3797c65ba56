import { membershipWire } from '../../../../src/upstreams/spacebring/location.wire.js';
import { toPerson } from '../../../../src/upstreams/spacebring/person.mapper.js';
import { visitRequestWire } from '../../../../src/upstreams/spacebring/visit.wire.js';
import { toVisitRequest } from '../../../../src/upstreams/spacebring/visit-request.mapper.js';
import { IDS, membershipSample, visitRequestSample } from './samples.js';

const map = (sample: unknown) => toPerson(membershipWire.parse(sample));

test('a membership is a person in its location, of a company that has to be looked up', () => {
  expect(map(membershipSample())).toEqual({
    nodeType: 'Person',
    source: 'SPACEBRING',
    sourceId: IDS.membership,
    name: 'Rita Costa',
    email: 'rita@host.example',
    phoneNumber: null,
    pictureUrl: null,
    position: null,
    department: null,
    unit: null,
    address: null,
    company: { nodeType: 'Company', source: 'SPACEBRING', sourceId: IDS.company },
    location: { nodeType: 'Location', source: 'SPACEBRING', sourceId: IDS.location },
    isActive: true,
  });
});

test.each([
  [{}, true],
  [{ status: undefined }, true],
  [{ status: 'requested' }, false],
  [{ deleteDate: '2026-01-01T00:00:00Z' }, false],
])('a membership with %p has isActive %p', (changes, isActive) => {
  expect(map(membershipSample(changes)).isActive).toBe(isActive);
});

test('a membership with next to nothing has no name', () => {
  expect(map({ id: IDS.membership })).toMatchObject({ name: null, company: null, location: null });
});

test('a visit request carries a part of its host; the rest is left to a look-up', () => {
  const mapping = {
    assumeLeft: 'never' as const,
    toE164: () => null,
    toTimeZone: () => 'UTC',
    timeZoneOf: () => 'UTC',
  };
  const request = toVisitRequest(visitRequestWire.parse(visitRequestSample()), mapping);
  expect(request).toMatchObject({
    sourceId: IDS.request,
    createdAt: new Date('2026-03-01T09:00:00Z'),
    location: { sourceId: IDS.location },
    visitor: { reference: IDS.visitor, name: 'Ana' },
    host: { sourceId: IDS.membership, name: 'Rita', pictureUrl: null, location: { sourceId: IDS.location } },
  });
  for (const member of ['email', 'phoneNumber', 'company', 'isActive']) expect(request.host).not.toHaveProperty(member);
});
