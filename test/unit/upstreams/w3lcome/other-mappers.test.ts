import { toBlockedPerson } from '../../../../src/upstreams/w3lcome/blocked-person.mapper.js';
import { toHostRef, toPerson } from '../../../../src/upstreams/w3lcome/person.mapper.js';
import { toVisitorFields } from '../../../../src/upstreams/w3lcome/visitor-field.mapper.js';
import { blockedPersonSchema, companyFieldSchema } from '../../../../src/upstreams/w3lcome/wire.js';
import { hostWire } from './samples.js';
import { type Body, MAPPING } from './scripted-w3lcome.js';

describe('a W3lcome host', () => {
  test('is a person of the account', () => {
    expect(toPerson(hostWire(), MAPPING)).toEqual({
      nodeType: 'Person',
      source: 'W3LCOME',
      sourceId: 'c9f0f895fb98ab9159f51fd0297e236d',
      name: 'Carla Dias',
      email: 'carla@example.com',
      phoneNumber: '+55 11 3333-4444',
      pictureUrl: 'https://files.example.com/carla.png',
      position: 'Manager',
      department: 'Sales',
      company: null,
      unit: null,
      address: null,
      location: MAPPING.account,
      isActive: true,
    });
  });

  test.each<[Body, string | null]>([
    [{ name: null }, 'carla@example.com'],
    [{ name: ' ', email: null }, null],
  ])('with %j is called %s', (changes, name) => {
    expect(toPerson(hostWire(changes), MAPPING).name).toBe(name);
  });

  test.each<[Body, string | null]>([
    [{ phone: '+1 212 555 0100', countryCode: '+55' }, '+1 212 555 0100'],
    [{ phone: '11 3333-4444', countryCode: '55' }, '+55 11 3333-4444'],
    [{ phone: '11 3333-4444', countryCode: null }, '11 3333-4444'],
    [{ phone: 'bad', countryCode: '+55' }, 'bad'],
    [{ phone: null }, null],
  ])('with %j has the phone %s', (changes, phoneNumber) => {
    expect(toPerson(hostWire(changes), MAPPING).phoneNumber).toBe(phoneNumber);
  });

  test('that is embedded carries what it has and leaves the rest to a look-up', () => {
    const ref = toHostRef(hostWire({ phone: null, pictureUrl: undefined, isActive: undefined, sector: null }), MAPPING);
    expect(ref).toEqual({
      nodeType: 'Person',
      source: 'W3LCOME',
      sourceId: 'c9f0f895fb98ab9159f51fd0297e236d',
      name: 'Carla Dias',
      email: 'carla@example.com',
      position: 'Manager',
      company: null,
      unit: null,
      address: null,
      location: MAPPING.account,
    });
    expect(ref).not.toHaveProperty('isActive');
  });
});

describe('a blocked person', () => {
  const blocked = (body: Body) => toBlockedPerson(blockedPersonSchema.parse({ id: 'AB-1', ...body }), MAPPING);

  test('keeps the digits as stored and compares in E.164', () => {
    expect(blocked({ name: 'Max', reason: 'Theft', phone: '11987654321', email: 'Max@example.com' })).toEqual({
      nodeType: 'BlockedPerson',
      source: 'W3LCOME',
      sourceId: 'AB-1',
      name: 'Max',
      reason: 'Theft',
      email: 'Max@example.com',
      phoneNumber: '11987654321',
      phoneE164: '+11987654321',
      document: null,
      documents: [],
    });
  });

  test.each<[Body, string, string[]]>([
    [{ document: 'x-1452', cpf: '529.982', rg: '70812' }, 'x-1452', ['X1452', '529982', '70812']],
    [{ cpf: '529.982', rg: '70812' }, '529.982', ['529982', '70812']],
    [{ rg: '70812' }, '70812', ['70812']],
    [{ document: 'N/A', rg: '70812' }, 'N/A', ['70812']],
  ])('with %j shows %s', (body, document, documents) => {
    expect(blocked(body)).toMatchObject({ document, documents });
  });
});

describe('the fields of visitors', () => {
  test('come by their sort, those without one last, equal ones as listed', () => {
    const fields = [
      { id: 'last', type: 'Text' },
      { id: 'two', type: 'Email', sort: 2 },
      { id: 'zero', type: 'Phone', sort: 0 },
      { id: 'two-too', type: 'RG', sort: 2 },
    ];
    const sorted = toVisitorFields(fields.map((field) => companyFieldSchema.parse(field)));
    expect(sorted.map(({ id }) => id)).toEqual(['zero', 'two', 'two-too', 'last']);
  });

  test('carry type, label, duty and choices', () => {
    const field = { id: 'K3', type: 'Dropdown', name: 'Floor', required: true, sort: 1, options: ['1', '2'] };
    expect(
      toVisitorFields([companyFieldSchema.parse(field), companyFieldSchema.parse({ id: 'e', type: 'Email' })]),
    ).toEqual([
      { id: 'K3', source: 'W3LCOME', type: 'Dropdown', name: 'Floor', required: true, options: ['1', '2'] },
      { id: 'e', source: 'W3LCOME', type: 'Email', name: null, required: false, options: null },
    ]);
  });
});
