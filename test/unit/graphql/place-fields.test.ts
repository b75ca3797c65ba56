import type { Visit } from '../../../src/domain/model/visit.js';
import { createVisit } from '../../support/records.js';
import { ask, createPerson, idOf, NOW, watchAdapter } from './graph-harness.js';

const home = { nodeType: 'Location', source: 'RESIDENT', sourceId: 'c1' } as const;
const community = { ...home, name: 'Los Pinos', address: null, timeZone: 'America/Mexico_City', currencyCode: null };

function withVisit(given: Partial<Visit>, failing: string[] = []) {
  const visit = createVisit({ source: 'RESIDENT', sourceId: 'v1', scheduledAt: NOW, ...given });
  const people = [createPerson({ source: 'RESIDENT', sourceId: 'r1', location: home })];
  return watchAdapter('RESIDENT', { visits: [visit], people, locations: [community] }, failing);
}

const askLocation = ({ adapter }: ReturnType<typeof withVisit>, fields = 'sourceId name timeZone currencyCode') =>
  ask(`{ visit(id: "${idOf('Visit', 'RESIDENT', 'v1')}") { location { ${fields} } } }`, { adapters: [adapter] });

const host = { nodeType: 'Person', source: 'RESIDENT', sourceId: 'r1' } as const;

test('a visit that does not say where it takes place is at the place of its host', async () => {
  expect((await askLocation(withVisit({ location: undefined, host }))).data).toEqual({
    visit: {
      location: { sourceId: 'c1', name: 'Los Pinos', timeZone: 'America/Mexico_City', currencyCode: null },
    },
  });
});

test('a visit that is known to have no location has none, without a call', async () => {
  const watched = withVisit({ location: null, host });
  expect((await askLocation(watched)).data).toEqual({ visit: { location: null } });
  expect(watched.calls).toEqual(['loadVisit']);
});

test('a visit without place and host has no location', async () => {
  expect((await askLocation(withVisit({ location: undefined, host: null }))).data).toEqual({
    visit: { location: null },
  });
});

test('a carried place costs no look-up', async () => {
  const watched = withVisit({ location: community });
  expect((await askLocation(watched)).data).toMatchObject({ visit: { location: { name: 'Los Pinos' } } });
  expect(watched.calls).toEqual(['loadVisit']);
});

test('a place that cannot be read has no name, and the field says why: an id is no name', async () => {
  const fault = { code: 'UPSTREAM_UNAVAILABLE', source: 'RESIDENT' };
  expect(
    await askLocation(withVisit({ location: home }, ['loadLocation']), 'sourceId name currencyCode'),
  ).toMatchObject({
    data: { visit: { location: { sourceId: 'c1', name: null, currencyCode: null } } },
    errors: [
      { path: ['visit', 'location', 'name'], extensions: fault },
      { path: ['visit', 'location', 'currencyCode'], extensions: fault },
    ],
  });
});

test('a time zone is never guessed: the place is null with an error while its source is down', async () => {
  expect(await askLocation(withVisit({ location: home }, ['loadLocation']), 'timeZone')).toMatchObject({
    data: { visit: { location: null } },
    errors: [{ path: ['visit', 'location', 'timeZone'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
  });
});

test('a place that its source no longer knows is in UTC and has no name', async () => {
  const gone = { ...home, sourceId: 'gone' };
  expect((await askLocation(withVisit({ location: gone }), 'name timeZone')).data).toEqual({
    visit: { location: { name: null, timeZone: 'UTC' } },
  });
});

describe('locations', () => {
  const LOCATIONS = '{ locations { name source } }';
  const office = { ...community, source: 'W3LCOME', sourceId: 'account', name: 'Ático' } as const;

  test('come in the order of their names, accents aside', async () => {
    const residents = watchAdapter('RESIDENT', { locations: [community] });
    const reception = watchAdapter('W3LCOME', { locations: [office] });
    expect((await ask(LOCATIONS, { adapters: [residents.adapter, reception.adapter] })).data).toEqual({
      locations: [
        { name: 'Ático', source: 'W3LCOME' },
        { name: 'Los Pinos', source: 'RESIDENT' },
      ],
    });
  });

  test('of a source that is down are missing, without an error', async () => {
    const residents = watchAdapter('RESIDENT', { locations: [community] }, ['readLocations']);
    const reception = watchAdapter('W3LCOME', { locations: [office] });
    expect(await ask(LOCATIONS, { adapters: [residents.adapter, reception.adapter] })).toEqual({
      data: { locations: [{ name: 'Ático', source: 'W3LCOME' }] },
      errors: [],
    });
  });

  test('are null with an error when every source is down', async () => {
    const residents = watchAdapter('RESIDENT', {}, ['readLocations']);
    const reception = watchAdapter('W3LCOME', { locations: [office] });
    const query = '{ locations(sources: [RESIDENT]) { name } }';
    expect(await ask(query, { adapters: [residents.adapter, reception.adapter] })).toMatchObject({
      data: { locations: null },
      errors: [{ path: ['locations'], extensions: { code: 'UPSTREAM_UNAVAILABLE', source: 'RESIDENT' } }],
    });
    expect(reception.calls).toEqual([]);
  });
});

test('visitor fields are empty, not an error, when no source has a kiosk', async () => {
  expect((await ask('{ visitorFields { id } }')).data).toEqual({ visitorFields: [] });
});
