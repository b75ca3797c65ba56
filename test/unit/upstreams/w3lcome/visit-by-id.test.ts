import { VISIT } from './samples.js';
import { invitee, routes, setUpVisits as setUp, visit } from './scripted-visits.js';
import { type Body, fault, NOW } from './scripted-w3lcome.js';

describe('one visit', () => {
  test('is read by the id as it was given, and shows the id that the source wrote', async () => {
    const { visits, sent } = setUp({ visits: [VISIT] });
    const found = await visits.loadVisit('visit/8A6E0804-2bd0-4672-b79d-d97027f9071a', NOW);
    expect(found?.sourceId).toBe('visit/8A6E0804-2BD0-4672-B79D-D97027F9071A');
    expect(sent.map(({ route, id }) => [route, id])).toEqual([['/visit/{id}', '8A6E0804-2bd0-4672-b79d-d97027f9071a']]);
  });

  test.each([
    [404, 'NOT_FOUND'],
    [404, null],
    [400, 'MISSING_ID'],
    [500, 'NOT_FOUND'],
    [403, 'NOT_FOUND'],
  ])('is absent on %i %s', async (status, sourceCode) => {
    const { visits } = setUp({
      intercept: () => {
        throw fault(status, sourceCode);
      },
    });
    expect(await visits.loadVisit('visit/a', NOW)).toBeNull();
    expect(await visits.loadVisit('invitee/a', NOW)).toBeNull();
  });

  test.each([400, 401, 404, 500])('fails for wrong credentials, whatever status (%i) says so', async (status) => {
    const { visits } = setUp({
      intercept: () => {
        throw fault(status, 'UNAUTHORIZED');
      },
    });
    await expect(visits.loadVisit('visit/a', NOW)).rejects.toMatchObject({ code: 'UPSTREAM_REJECTED_CREDENTIALS' });
  });

  test.each(['account', 'visit/', 'visit/.', 'visit/a/b', 'invitee/..', 'host/a'])(
    '%s is never asked for',
    async (id) => {
      const { visits, sent } = setUp({});
      expect([await visits.loadVisit(id, NOW), sent]).toEqual([null, []]);
    },
  );
});

describe('one invitee', () => {
  const came = visit('came', { email: 'ana@example.com', isInsideCompany: true });

  test('who has a visit that day shows its state', async () => {
    const { visits, sent } = setUp({
      visits: [came],
      invitees: [invitee('ana', { status: 'arrived', email: 'ana@example.com' })],
    });
    expect(await visits.loadVisit('invitee/ana', NOW)).toMatchObject({
      sourceId: 'invitee/ana',
      status: 'CHECKED_IN',
      isOnSite: true,
      checkedInAt: new Date('2026-03-10T12:15:00Z'),
    });
    expect(routes(sent)).toEqual(['/invitee/{id}', '/invitees hostId ==', '/visits checkinAt >=']);
  });

  test('whose visit accounts for another invitee of that day has none', async () => {
    const { visits } = setUp({
      visits: [came],
      invitees: [
        invitee('ana', { email: 'ana@example.com', expectedAt: '2026-03-10T09:00:00-03:00' }),
        invitee('again', { email: 'ana@example.com', expectedAt: '2026-03-10T15:00:00-03:00' }),
      ],
    });
    expect(await visits.loadVisit('invitee/ana', NOW)).toMatchObject({ status: 'CHECKED_IN', isOnSite: true });
    expect(await visits.loadVisit('invitee/again', NOW)).toMatchObject({ status: 'EXPECTED', checkedInAt: null });
  });

  test('who has no visit that day costs no call to other invitees', async () => {
    const { visits, sent } = setUp({ visits: [came], invitees: [invitee('bob')] });
    await visits.loadVisit('invitee/bob', NOW);
    expect(routes(sent)).toEqual(['/invitee/{id}', '/visits checkinAt >=']);
  });

  test('who arrived without a visit has come, at an unknown time', async () => {
    const { visits } = setUp({ invitees: [invitee('ana', { status: 'arrived' })] });
    expect(await visits.loadVisit('invitee/ana', NOW)).toMatchObject({
      status: 'CHECKED_IN',
      isOnSite: false,
      checkedInAt: null,
      checkedOutAt: null,
    });
  });

  test('who did not come is a no-show', async () => {
    const { visits } = setUp({
      visits: [came],
      invitees: [invitee('bob', { expectedAt: '2026-03-09T10:00:00-03:00' })],
    });
    expect((await visits.loadVisit('invitee/bob', NOW))?.status).toBe('NO_SHOW');
  });

  test.each<[string, Body]>([
    ['is cancelled', { status: 'canceled' }],
    ['is to come', { expectedAt: '2026-03-20T10:00:00-03:00' }],
  ])('who %s costs no call to visits', async (_, changes) => {
    const { visits, sent } = setUp({ invitees: [invitee('ana', changes)] });
    await visits.loadVisit('invitee/ana', NOW);
    expect(routes(sent)).toEqual(['/invitee/{id}']);
  });
});
