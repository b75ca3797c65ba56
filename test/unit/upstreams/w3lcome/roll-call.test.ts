import { host, invitee, OTHER_HOST_ID, routes, setUpVisits as setUp, visit } from './scripted-visits.js';
import { fault, NOW } from './scripted-w3lcome.js';

describe('the roll call', () => {
  const inside = visit('inside', { checkinAt: '2026-02-20T08:00:00-03:00' });
  const denied = visit('denied', { authorizationStatus: 'denied' });
  const left = visit('left', { isInsideCompany: false, checkoutAt: '2026-03-10T10:00:00-03:00' });
  const ancient = visit('ancient', { checkinAt: '2025-12-01T08:00:00-03:00' });

  test('is everyone inside, whatever the authorization, and no invitee', async () => {
    const { visits, sent } = setUp({ visits: [inside, denied, left], invitees: [invitee('awaited')] });
    const slice = await visits.readVisitsOnSite({ now: NOW });
    expect(slice.records.map(({ sourceId }) => sourceId)).toEqual(['visit/inside', 'visit/denied']);
    expect(slice.isComplete).toBe(true);
    expect(routes(sent)).toEqual(['/visits checkinAt <', '/visits checkinAt >=']);
  });

  test('is incomplete when there are visits older than it looks back', async () => {
    const { visits } = setUp({ visits: [inside, ancient] });
    const slice = await visits.readVisitsOnSite({ now: NOW });
    expect([slice.records.length, slice.isComplete]).toEqual([1, false]);
  });

  test('misses no visitor between the list and the check for older visits', async () => {
    const { visits } = setUp({ visits: [visit('edge', { checkinAt: '2026-02-08T05:00:00-03:00' })] });
    const slice = await visits.readVisitsOnSite({ now: NOW });
    expect(slice.records.length === 1 || !slice.isComplete).toBe(true);
  });

  test('is incomplete when it is unknown whether there are older visits', async () => {
    const { visits } = setUp({
      visits: [inside],
      intercept: ({ queryOp }) => {
        if (queryOp === '<') throw fault(503);
      },
    });
    const slice = await visits.readVisitsOnSite({ now: NOW });
    expect(slice).toMatchObject({ isComplete: false, fault: { code: 'UPSTREAM_UNAVAILABLE' } });
    expect(slice.records).toHaveLength(1);
  });

  test('is cut to hosts and locations', async () => {
    const { visits } = setUp({ visits: [inside, visit('hers', host(OTHER_HOST_ID))] });
    const hers = await visits.readVisitsOnSite({ now: NOW, hostIds: [OTHER_HOST_ID] });
    const elsewhere = await visits.readVisitsOnSite({ now: NOW, locationIds: ['elsewhere'] });
    expect([hers.records.map(({ sourceId }) => sourceId), elsewhere.records]).toEqual([['visit/hers'], []]);
  });
});
