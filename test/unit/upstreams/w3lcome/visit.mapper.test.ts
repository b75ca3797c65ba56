import { toVisit } from '../../../../src/upstreams/w3lcome/visit.mapper.js';
import { visitWire } from './samples.js';
import { type Body, MAPPING, NOW } from './scripted-w3lcome.js';

const LEFT = '2026-03-10T10:00:00-03:00';

describe('a W3lcome visit', () => {
  test('carries what the documented sample holds', () => {
    expect(toVisit(visitWire(), { now: NOW, mapping: MAPPING })).toEqual({
      nodeType: 'Visit',
      source: 'W3LCOME',
      sourceId: 'visit/8A6E0804-2BD0-4672-B79D-D97027F9071A',
      evaluatedAt: NOW,
      timePrecision: 'MINUTE',
      departurePrecision: 'MINUTE',
      arrivalDayEndsAt: null,
      arrivalText: null,
      departureText: null,
      notices: [],
      status: 'CHECKED_IN',
      isOnSite: true,
      stayEndsBy: null,
      authorization: 'NOT_REQUIRED',
      scheduledAt: new Date('2026-03-10T12:15:00Z'),
      expectedAt: null,
      wasExpected: false,
      checkedInAt: new Date('2026-03-10T12:15:00Z'),
      checkedOutAt: null,
      cancelledAt: null,
      createdAt: null,
      purpose: null,
      notes: 'Bring a badge',
      accessCode: null,
      partySize: 1,
      visitor: {
        source: 'W3LCOME',
        reference: 'document/52998224725',
        name: 'Ana Souza',
        email: 'Ana.Souza@example.com',
        phoneNumber: '(11) 98765-4321',
        phoneE164: '+11987654321',
        company: 'Acme',
        position: 'Buyer',
        pictureUrl: 'https://files.example.com/ana.png',
        documents: ['52998224725'],
        keys: [
          { match: 'EMAIL', value: 'ana.souza@example.com', name: 'ana souza' },
          { match: 'PHONE_NUMBER', value: '+11987654321', name: 'ana souza' },
          { match: 'SOURCE_RECORD', value: 'W3LCOME/document/52998224725' },
        ],
      },
      host: {
        nodeType: 'Person',
        source: 'W3LCOME',
        sourceId: 'C9F0F895FB98AB9159F51FD0297E236D',
        name: 'Carla Dias',
        email: 'carla@example.com',
        company: null,
        unit: null,
        address: null,
        location: MAPPING.account,
      },
      location: MAPPING.account,
      vehicle: null,
      pictureUrl: 'https://files.example.com/ana.png',
      agreementUrl: 'https://files.example.com/ana.pdf',
      customFields: [{ id: 'k3jd8s9a1', name: 'Badge', type: 'Text', value: '17' }],
    });
  });

  test.each<[Body, string, boolean]>([
    [{ isInsideCompany: undefined }, 'CHECKED_IN', true],
    [{ isInsideCompany: true }, 'CHECKED_IN', true],
    [{ isInsideCompany: false }, 'CHECKED_OUT', false],
    [{ isInsideCompany: false, checkoutAt: LEFT }, 'CHECKED_OUT', false],
    [{ isInsideCompany: undefined, checkoutAt: LEFT }, 'CHECKED_OUT', false],
    [{ isInsideCompany: undefined, checkoutAt: 'some time' }, 'CHECKED_OUT', false],
    [{ isInsideCompany: true, authorizationStatus: 'denied' }, 'DENIED', true],
    [{ isInsideCompany: undefined, authorizationStatus: 'denied' }, 'DENIED', true],
    [{ isInsideCompany: false, checkoutAt: LEFT, authorizationStatus: 'denied' }, 'DENIED', false],
    [{ authorizationStatus: 'waiting' }, 'CHECKED_IN', true],
  ])('with %j is %s, on site: %s', (changes, status, isOnSite) => {
    const visit = toVisit(visitWire(changes), { now: NOW, mapping: MAPPING });
    expect([visit.status, visit.isOnSite]).toEqual([status, isOnSite]);
  });

  test.each([
    ['waiting', 'WAITING'],
    ['allowed', 'ALLOWED'],
    ['denied', 'DENIED'],
    [undefined, 'NOT_REQUIRED'],
    ['whatever', 'NOT_REQUIRED'],
  ])('with the authorization %s shows %s', (authorizationStatus, expected) => {
    expect(toVisit(visitWire({ authorizationStatus }), { now: NOW, mapping: MAPPING }).authorization).toBe(expected);
  });

  test('that ended has the time of its end, where that can be read', () => {
    const at = (checkoutAt: string) => toVisit(visitWire({ checkoutAt }), { now: NOW, mapping: MAPPING }).checkedOutAt;
    expect([at(LEFT), at('some time')]).toEqual([new Date('2026-03-10T13:00:00Z'), null]);
  });

  test('without a host has none', () => {
    expect(toVisit(visitWire({ host: undefined }), { now: NOW, mapping: MAPPING }).host).toBeNull();
  });

  test('shows custom values of any kind as text', () => {
    const values = ['a', 7, true, ['x', 'y'], null, undefined];
    const customFields = values.map((value, index) => ({ id: `f${index}`, name: 'F', type: 'Text', value }));
    const visit = toVisit(visitWire({ customFields }), { now: NOW, mapping: MAPPING });
    expect(visit.customFields.map(({ value }) => value)).toEqual(['a', '7', 'true', '["x","y"]', null, null]);
  });
});

describe('the visitor of a W3lcome record', () => {
  const bare = { name: null, email: null, phone: null, cpf: null };
  const visitor = (changes: Body) =>
    toVisit(visitWire({ ...bare, ...changes }), { now: NOW, mapping: MAPPING }).visitor;

  test.each<[Body, string]>([
    [{ document: 'ab-123', cpf: '529.982.247-25', rg: 'x' }, 'document/AB123'],
    [{ document: 'n/a', cpf: '111.111.111-11', rg: '12.345-x' }, 'document/12345X'],
    [{ cpf: '529.982.247-25', rg: 'x' }, 'document/52998224725'],
    [{ rg: '12.345-x' }, 'document/12345X'],
    [{ document: '--', rg: 'x' }, 'visit/8a6e0804-2bd0-4672-b79d-d97027f9071a'],
    [{}, 'visit/8a6e0804-2bd0-4672-b79d-d97027f9071a'],
  ])('with %j is referred to as %s', (changes, reference) => {
    const { keys, ...record } = visitor(changes);
    expect([record.reference, keys]).toEqual([reference, [{ match: 'SOURCE_RECORD', value: `W3LCOME/${reference}` }]]);
  });

  test('has every document, each once', () => {
    expect(visitor({ document: '529982247-25', cpf: '529.982.247-25', rg: '12.345-x' }).documents).toEqual([
      '52998224725',
      '12345X',
    ]);
  });

  test.each<[Body, string | null]>([
    [{ name: 'Ana', email: 'ana@example.com' }, 'Ana'],
    [{ name: '  ', email: 'ana@example.com' }, 'ana@example.com'],
    [{ document: 'ab123' }, null],
  ])('with %j is called %s', (changes, name) => {
    expect(visitor(changes).name).toBe(name);
  });

  test('shows a phone that cannot be parsed as it is written', () => {
    expect(visitor({ phone: 'bad 12' })).toMatchObject({ phoneNumber: 'bad 12', phoneE164: null });
  });
});
