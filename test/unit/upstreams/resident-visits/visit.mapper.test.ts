import { createResidentDates } from '../../../../src/upstreams/resident-visits/values.js';
import { toDatedVisit, toLocation, toPerson, toVisit } from '../../../../src/upstreams/resident-visits/visit.mapper.js';
import { communityWire, residentVisitWire, residentWire } from '../../../../src/upstreams/resident-visits/wire.js';

const NOW = new Date('2026-03-16T12:00:00Z');
const VISIT_ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const RESIDENT_ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const dates = createResidentDates('America/Mexico_City');

/** As the service answers, with a member of no interest to us. */
const WIRE = {
  id: VISIT_ID,
  residentId: RESIDENT_ID,
  residentName: 'María López',
  visitorName: ' José  Núñez ',
  totalPeople: 2,
  vehicleColor: 'Rojo',
  licensePlate: 'ABC-123',
  subject: 'Visita familiar',
  arrivalDate: '2026-03-15T14:30:00.0000000Z',
  departureDate: null,
  createdAt: '2026-03-10T12:00:00.0000000',
  somethingNew: true,
};

function visitOf(changes: Record<string, unknown> = {}) {
  const dated = toDatedVisit(residentVisitWire.parse({ ...WIRE, ...changes }), dates);
  if (dated === null) throw new Error('the visit has no time');
  return toVisit(dated, NOW, 30);
}

describe('a visit', () => {
  test('is mapped as the table says', () => {
    expect(visitOf()).toEqual({
      nodeType: 'Visit',
      source: 'RESIDENT',
      wasExpected: false,
      sourceId: VISIT_ID,
      evaluatedAt: NOW,
      status: 'CHECKED_IN',
      isOnSite: true,
      stayEndsBy: new Date('2026-04-14T14:30:00Z'),
      timePrecision: 'MINUTE',
      departurePrecision: 'MINUTE',
      arrivalDayEndsAt: null,
      authorization: 'NOT_REQUIRED',
      scheduledAt: new Date('2026-03-15T14:30:00Z'),
      expectedAt: new Date('2026-03-15T14:30:00Z'),
      checkedInAt: new Date('2026-03-15T14:30:00Z'),
      checkedOutAt: null,
      arrivalText: null,
      departureText: null,
      cancelledAt: null,
      createdAt: new Date('2026-03-10T12:00:00Z'),
      purpose: 'Visita familiar',
      notes: null,
      accessCode: null,
      partySize: 2,
      visitor: {
        source: 'RESIDENT',
        reference: `${RESIDENT_ID}/jose nunez`,
        name: 'José  Núñez',
        email: null,
        phoneNumber: null,
        phoneE164: null,
        company: null,
        position: null,
        pictureUrl: null,
        documents: [],
        keys: [{ match: 'SOURCE_RECORD', value: `RESIDENT/${RESIDENT_ID}/jose nunez` }],
      },
      host: {
        nodeType: 'Person',
        source: 'RESIDENT',
        sourceId: RESIDENT_ID,
        name: 'María López',
        company: null,
        position: null,
        department: null,
        pictureUrl: null,
      },
      location: undefined,
      vehicle: { color: 'Rojo', licensePlate: 'ABC-123' },
      pictureUrl: null,
      agreementUrl: null,
      customFields: [],
      notices: [],
    });
  });

  test.each([
    [3, 3, false],
    [0, 1, false],
    [-4, 1, true],
    [2.7, 2, false],
    [10_000, 10_000, false],
    [10_001, 1, true],
    [2_147_483_647, 1, true],
    [1e300, 1, true],
    [null, 1, false],
    [undefined, 1, false],
  ])(
    'of %p people is a party of %p; that this is not plausible is told: %p',
    (totalPeople, partySize, isUnambiguous) => {
      expect(visitOf({ totalPeople })).toMatchObject({
        partySize,
        notices: isUnambiguous ? ['PARTY_SIZE_NOT_PLAUSIBLE'] : [],
      });
    },
  );

  test.each([
    ['05/03/2026', '2026-03-15', '05/03/2026', null],
    ['2026-03-15', ' luego ', null, 'luego'],
    ['el martes', 'luego', 'el martes', 'luego'],
    ['', null, null, null],
    [null, ' ', null, null],
  ])('from %p to %p shows %p and %p as they are written', (arrivalDate, departureDate, arrivalText, departureText) => {
    const isFlaw = arrivalText !== null || departureText !== null;
    expect(visitOf({ arrivalDate, departureDate })).toMatchObject({
      ...{ arrivalText, departureText },
      notices: isFlaw ? ['DATE_NOT_READ'] : [],
    });
  });

  test('reports each of its flaws once', () => {
    expect(visitOf({ arrivalDate: 'hoy', departureDate: 'luego', totalPeople: -1 }).notices).toEqual([
      'DATE_NOT_READ',
      'PARTY_SIZE_NOT_PLAUSIBLE',
    ]);
  });

  test.each([
    [null, null, null],
    ['', ' ', null],
    ['Azul', null, { color: 'Azul', licensePlate: null }],
    [null, 'XYZ', { color: null, licensePlate: 'XYZ' }],
  ])('with colour %p and plate %p has the vehicle %p', (vehicleColor, licensePlate, vehicle) => {
    expect(visitOf({ vehicleColor, licensePlate }).vehicle).toEqual(vehicle);
  });

  test.each([
    ['2026-03-15', null, 'DAY', 'MINUTE'],
    ['2026-03-15T00:00:00.000Z', '2026-03-15T00:00:00.000Z', 'DAY', 'DAY'],
    ['2026-03-15T14:30:00Z', '2026-03-15', 'MINUTE', 'DAY'],
    ['2026-03-15', '2026-03-15T14:30:00Z', 'DAY', 'MINUTE'],
    ['2026-03-15T14:30:00Z', '2026-03-15T15:30:00Z', 'MINUTE', 'MINUTE'],
    ['2026-03-15T00:00:00+00:00', null, 'MINUTE', 'MINUTE'],
  ])('from %p to %p is known to the %p and the %p', (arrivalDate, departureDate, timePrecision, departurePrecision) => {
    expect(visitOf({ arrivalDate, departureDate })).toMatchObject({ timePrecision, departurePrecision });
  });

  test('has no purpose when the subject is blank', () => {
    expect(visitOf({ subject: '  ' }).purpose).toBeNull();
  });

  test('compares ids without case', () => {
    const visit = visitOf({ id: VISIT_ID.toUpperCase(), residentId: RESIDENT_ID.toUpperCase() });
    expect([visit.sourceId, visit.host?.sourceId]).toEqual([VISIT_ID, RESIDENT_ID]);
    expect(visit.visitor.reference.startsWith(`${RESIDENT_ID}/`)).toBe(true);
  });

  test('names the same visitor alike however the name is written', () => {
    expect(visitOf({ visitorName: 'JOSE NUÑEZ' }).visitor.keys).toEqual(visitOf().visitor.keys);
  });

  test('distinguishes nameless visitors and leaves them without a name', () => {
    const { visitor } = visitOf({ visitorName: '' });
    expect(visitor.reference).toBe(`${RESIDENT_ID}/${VISIT_ID}`);
    expect(visitor.name).toBeNull();
  });

  test('leaves a blank host name to be looked up', () => {
    expect(visitOf({ residentName: '' }).host).not.toHaveProperty('name');
  });

  test('with an unreadable arrival is expected, sorted by its creation', () => {
    expect(visitOf({ arrivalDate: 'el martes' })).toMatchObject({
      status: 'EXPECTED',
      scheduledAt: new Date('2026-03-10T12:00:00Z'),
      expectedAt: null,
      checkedInAt: null,
    });
  });

  test('without any readable time is no record', () => {
    const wire = residentVisitWire.parse({ ...WIRE, arrivalDate: '', createdAt: null });
    expect(toDatedVisit(wire, dates)).toBeNull();
  });

  test('decodes with nothing but its ids and a time', () => {
    const wire = residentVisitWire.parse({ id: VISIT_ID, residentId: RESIDENT_ID, createdAt: WIRE.createdAt });
    expect(toDatedVisit(wire, dates)?.scheduledAt).toEqual(new Date('2026-03-10T12:00:00Z'));
  });

  test('is frozen all through', () => {
    const visit = visitOf();
    const parts = [
      visit,
      visit.visitor,
      visit.visitor.keys,
      visit.visitor.documents,
      visit.host,
      visit.vehicle,
      visit.customFields,
    ];
    expect(parts.every((part) => Object.isFrozen(part))).toBe(true);
  });
});

describe('a resident', () => {
  const RESIDENT = {
    id: RESIDENT_ID,
    userId: VISIT_ID,
    communityId: VISIT_ID,
    fullName: 'María López',
    email: 'Maria@Example.com',
    phone: '55 1234 5678',
    number: '101',
    address: 'Calle 1',
    communityIds: [VISIT_ID],
    createdAt: '2026-01-01T00:00:00.0000000',
  };
  const personOf = (changes: Record<string, unknown> = {}) =>
    toPerson(residentWire.parse({ ...RESIDENT, ...changes }), true);

  test('is a person with a unit, an address and a community', () => {
    expect(personOf()).toEqual({
      nodeType: 'Person',
      source: 'RESIDENT',
      sourceId: RESIDENT_ID,
      name: 'María López',
      email: 'Maria@Example.com',
      phoneNumber: '55 1234 5678',
      pictureUrl: null,
      position: null,
      department: null,
      company: null,
      unit: '101',
      address: 'Calle 1',
      location: { nodeType: 'Location', source: 'RESIDENT', sourceId: VISIT_ID },
      isActive: true,
    });
  });

  test.each([
    [' Ana ', 'a@b.mx', 'Ana'],
    ['', 'a@b.mx', 'a@b.mx'],
    [null, null, null],
  ])('named %p with e-mail %p is called %p', (fullName, email, name) => {
    expect(personOf({ fullName, email }).name).toBe(name);
  });

  test('without a community has no location', () => {
    expect(personOf({ communityId: null, communityIds: [] }).location).toBeNull();
  });

  test('is found a community in the list of ids too', () => {
    expect(personOf({ communityId: null }).location?.sourceId).toBe(VISIT_ID);
  });
});

describe('a community', () => {
  test.each([
    ['Coto Norte', 'Privada', 'Coto Norte'],
    [' ', 'Privada', 'Privada'],
    [null, null, null],
  ])('called %p, described as %p, is named %p', (nombre, descripcion, name) => {
    const wire = communityWire.parse({ id: VISIT_ID, nombre, descripcion, direccion: 'Av. 1' });
    expect(toLocation(wire, 'America/Mexico_City')).toEqual({
      nodeType: 'Location',
      source: 'RESIDENT',
      sourceId: VISIT_ID,
      name,
      address: 'Av. 1',
      timeZone: 'America/Mexico_City',
      currencyCode: null,
    });
  });
});
