import { toExpectedVisit } from '../../../../src/upstreams/w3lcome/invitee.mapper.js';
import { inviteeWire, visitWire } from './samples.js';
import { type Body, MAPPING, NOW } from './scripted-w3lcome.js';

const evaluation = { now: NOW, startOfToday: new Date('2026-03-10T03:00:00Z') };

function expected(changes: Body, visit: Body | null = null) {
  return toExpectedVisit(inviteeWire(changes), {
    evaluation,
    visit: visit === null ? null : visitWire(visit),
    mapping: MAPPING,
  });
}

const YESTERDAY = '2026-03-09T23:59:59-03:00';
const TODAY = '2026-03-10T00:00:00-03:00';

describe('a W3lcome invitee', () => {
  test('carries what the documented sample holds', () => {
    expect(expected({})).toMatchObject({
      nodeType: 'Visit',
      source: 'W3LCOME',
      sourceId: 'invitee/1B9D6BCD-BBFD-4B2D-9B5D-AB8DFBBD4BED',
      evaluatedAt: NOW,
      status: 'EXPECTED',
      isOnSite: false,
      authorization: 'NOT_REQUIRED',
      scheduledAt: new Date('2026-03-10T17:00:00Z'),
      expectedAt: new Date('2026-03-10T17:00:00Z'),
      wasExpected: true,
      checkedInAt: null,
      checkedOutAt: null,
      cancelledAt: null,
      createdAt: null,
      notes: 'VIP',
      partySize: 1,
      visitor: { name: 'Bruno Lima', reference: 'document/AB1234', email: 'bruno@example.com' },
      host: {
        sourceId: 'c9f0f895fb98ab9159f51fd0297e236d',
        name: 'Carla Dias',
        position: 'Manager',
        department: 'Sales',
        phoneNumber: '+55 11 3333-4444',
      },
      location: MAPPING.account,
      agreementUrl: null,
    });
  });

  test.each<[Body, string]>([
    [{ status: 'confirmed', expectedAt: YESTERDAY }, 'NO_SHOW'],
    [{ status: 'confirmed', expectedAt: TODAY }, 'EXPECTED'],
    [{ status: 'confirmed', expectedAt: '2026-04-01T10:00:00-03:00' }, 'EXPECTED'],
    [{ status: 'on its way', expectedAt: TODAY }, 'EXPECTED'],
    [{ status: undefined, expectedAt: YESTERDAY }, 'NO_SHOW'],
    [{ status: 'canceled', expectedAt: YESTERDAY }, 'CANCELLED'],
    [{ status: 'canceled', expectedAt: TODAY }, 'CANCELLED'],
    [{ status: 'arrived', expectedAt: YESTERDAY }, 'CHECKED_IN'],
  ])('with %j is %s', (changes, status) => {
    expect(expected(changes)).toMatchObject({ status, isOnSite: false, checkedInAt: null, cancelledAt: null });
  });

  test('that needs permission waits for it', () => {
    expect(expected({ requiresAuthorization: true }).authorization).toBe('WAITING');
  });

  test('shows the state of its visit under its own id', () => {
    const visit = { checkinAt: '2026-03-10T13:50:00-03:00', isInsideCompany: true, authorizationStatus: 'allowed' };
    expect(expected({ status: 'arrived', requiresAuthorization: true }, visit)).toMatchObject({
      sourceId: 'invitee/1B9D6BCD-BBFD-4B2D-9B5D-AB8DFBBD4BED',
      status: 'CHECKED_IN',
      isOnSite: true,
      authorization: 'ALLOWED',
      checkedInAt: new Date('2026-03-10T16:50:00Z'),
      scheduledAt: new Date('2026-03-10T17:00:00Z'),
      visitor: { name: 'Bruno Lima' },
    });
  });

  test('that is cancelled stays so, whatever visit there was', () => {
    expect(expected({ status: 'canceled' }, {})).toMatchObject({ status: 'CANCELLED', checkedInAt: null });
  });

  test('without documents is referred to by its own id', () => {
    expect(expected({ document: null }).visitor.reference).toBe('invitee/1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed');
  });
});
