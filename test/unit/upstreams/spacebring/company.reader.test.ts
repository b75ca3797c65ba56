import { idOf, PLACES, paged, refuse, scriptSpacebring } from './scripted-spacebring.js';

const COMPANIES = '/community/companies/v1';

const companies = PLACES.flatMap((locationRef, place) =>
  [0, 1, 2, 3].map((number) => ({ id: idOf('company', place * 10 + number), title: `Company ${place}`, locationRef })),
);

function script() {
  return scriptSpacebring({
    [COMPANIES]: (query) =>
      paged(
        'companies',
        companies.filter(({ locationRef }) => locationRef === query.get('locationRef')),
        query,
        100,
      ),
    [`${COMPANIES}/{id}`]: (_query, id) => ({ company: companies.find((company) => company.id === id) ?? refuse(400) }),
  });
}

test('many companies are one list per location', async () => {
  const { adapter, calls } = script();
  const found = await Promise.all(companies.map(({ id }) => adapter.companies?.loadCompany(id)));
  expect(found.map((company) => company?.sourceId)).toEqual(companies.map(({ id }) => id));
  expect(calls.filter((call) => call.startsWith(COMPANIES))).toEqual(
    PLACES.map((place) => `${COMPANIES}?locationRef=${place}`),
  );
});

test('one company is read by its id, and so is one that no list has', async () => {
  const { adapter, calls } = script();
  expect(await adapter.companies?.loadCompany(idOf('company', 1))).toMatchObject({ name: 'Company 0' });
  expect(await adapter.companies?.loadCompany(idOf('company', 99))).toBeNull();
  expect(await adapter.companies?.loadCompany('nonsense')).toBeNull();
  expect(calls).toEqual([`${COMPANIES}/${idOf('company', 1)}`, `${COMPANIES}/${idOf('company', 99)}`]);
});
