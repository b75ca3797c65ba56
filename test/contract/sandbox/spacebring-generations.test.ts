import type { UndocumentedBehaviour } from '../../../src/sandbox/spacebring/undocumented-behaviour.js';
import type { JsonObject } from '../../support/openapi/json-object.js';
import {
  idsOf,
  locationIds,
  objectOf,
  objectsOf,
  type SpacebringHarness,
  startSpacebring,
} from './spacebring-harness.js';

const VISITS = '/visitors/visits/v1';
const LEDGERS = ['/transactions/day_passes/v1', '/transactions/credits/v1', '/transactions/money/v1'];

/** A sandbox of those habits; every answer is held against the vendor's document. */
async function withSandbox(
  behaviour: Partial<UndocumentedBehaviour>,
  use: (sandbox: SpacebringHarness, locationRef: string) => Promise<void>,
): Promise<void> {
  const sandbox = await startSpacebring({ behaviour });
  try {
    await use(sandbox, (await locationIds(sandbox))[0]);
  } finally {
    await sandbox.close();
  }
}

async function firstMember(sandbox: SpacebringHarness, locationRef: string): Promise<JsonObject> {
  const { body } = await sandbox.call('GET', '/community/memberships/v1', { query: { locationRef, limit: '1' } });
  return objectsOf(body, 'memberships')[0] ?? {};
}

describe('a Spacebring sandbox of another generation', () => {
  test.each(['shuffled', 'newestFirst'] as const)('lists requests among the visits, without a code, %s', (listOrder) =>
    withSandbox({ listsRequestsAsVisits: true, listOrder }, async (sandbox, locationRef) => {
      const requests = await sandbox.walk('/visitors/requests/v1', 'requests', { locationRef });
      const visits = await sandbox.walk(VISITS, 'visits', { locationRef, limit: '7' });
      const asked = visits.filter(({ code }) => code === undefined);
      expect(idsOf(asked).sort()).toEqual(idsOf(requests).sort());
      expect(new Set(idsOf(visits)).size).toBe(visits.length);
      const [request = {}] = asked;
      const { body } = await sandbox.call('GET', `${VISITS}/${String(request['id'])}`);
      expect(body['visit']).toEqual(request);
      const narrowed = { locationRef, userRefHost: String(request['userRefHost']), limit: '100' };
      expect(idsOf(await sandbox.walk(VISITS, 'visits', narrowed))).toContain(request['id']);
      const before = { locationRef, 'date[lte]': new Date(Date.parse(String(request['date'])) - 1).toISOString() };
      expect(idsOf(await sandbox.walk(VISITS, 'visits', before))).not.toContain(request['id']);
    }),
  );

  test('finds a visitor who is inside by lists and check-ins, and not by the id of the visit', () =>
    withSandbox({ hidesVisitsOnSite: true }, async (sandbox, locationRef) => {
      const visits = await sandbox.walk(VISITS, 'visits', { locationRef, limit: '100' });
      const isInside = ({ checkInDate, checkOutDate }: JsonObject): boolean =>
        checkInDate !== undefined && checkOutDate === undefined;
      const [inside = {}] = visits.filter(isInside);
      const [other = {}] = visits.filter((visit) => !isInside(visit));
      expect((await sandbox.call('GET', `${VISITS}/${String(inside['id'])}`)).status).toBe(404);
      expect((await sandbox.call('GET', `${VISITS}/${String(other['id'])}`)).status).toBe(200);
      expect((await sandbox.call('GET', `/check_ins/v1/${String(inside['checkInRef'])}`)).status).toBe(200);
    }));

  test.each(LEDGERS)('wants one owner in the list %s', (path) =>
    withSandbox({ requiresOneOwner: true }, async (sandbox, locationRef) => {
      const member = await firstMember(sandbox, locationRef);
      const customerRef = String(path.includes('money') ? member['userRef'] : member['id']);
      const ask = async (query: Record<string, string>) => (await sandbox.call('GET', path, { query })).status;
      expect(await Promise.all([ask({ locationRef }), ask({ customerRef })])).toEqual([200, 200]);
      expect(await Promise.all([ask({}), ask({ locationRef, customerRef })])).toEqual([400, 400]);
    }),
  );

  test('wants whole day passes and takes parts of credits', () =>
    withSandbox({ requiresWholeDayPasses: true }, async (sandbox, locationRef) => {
      const { id: customerRef } = await firstMember(sandbox, locationRef);
      const post = async (path: string, amount: number) => {
        const transaction = { amount, locationRef, type: 'adminAllocation', customerRef };
        return (await sandbox.call('POST', path, { body: { transaction } })).status;
      };
      const [dayPasses = '', credits = ''] = LEDGERS;
      expect([await post(dayPasses, 1.5), await post(dayPasses, 2), await post(credits, 1.5)]).toEqual([400, 201, 201]);
    }));

  test('wants the type of a ticket', () =>
    withSandbox({ requiresTicketType: true }, async (sandbox, locationRef) => {
      const headers = await sandbox.userHeaders();
      const post = async (ticket: object) => {
        const body = { ticket: { locationRef, text: 'No light', ...ticket } };
        return (await sandbox.call('POST', '/support/tickets/v1', { headers, body })).status;
      };
      expect([await post({}), await post({ type: 'other' })]).toEqual([400, 201]);
    }));

  test('counts tickets beyond 32 bits and sizes in fractions', () =>
    withSandbox({ firstTicketNumber: 2 ** 40, attachmentSize: 5e9 + 0.5 }, async (sandbox, locationRef) => {
      const tickets = await sandbox.walk('/support/tickets/v1', 'tickets', { locationRef, limit: '100' });
      expect(Math.min(...tickets.map(({ number }) => Number(number)))).toBe(2 ** 40);
      const sizes: unknown[] = [];
      for (const id of idsOf(tickets)) {
        const { body } = await sandbox.call('GET', `/support/tickets/v1/${id}`);
        const comments = objectsOf(body, 'activities').filter(({ data }) => data !== undefined);
        for (const { data } of comments) {
          const attachments = (data as JsonObject)['attachments'];
          if (Array.isArray(attachments)) sizes.push(...attachments.map((attachment) => attachment.size));
        }
      }
      expect([...new Set(sizes)]).toEqual([5e9 + 0.5]);
    }));

  test.each([403, 404] as const)('answers %i to whoever asks for check-ins', (checkInsRefusal) =>
    withSandbox({ checkInsRefusal }, async (sandbox, locationRef) => {
      const [visit = {}] = await sandbox.walk(VISITS, 'visits', { locationRef });
      const one = String(visit['checkInRef']);
      const answers = await Promise.all([
        sandbox.call('GET', '/check_ins/v1', { query: { locationRef } }),
        sandbox.call('GET', `/check_ins/v1/${one}`),
        sandbox.call('POST', '/check_ins/v1/checkin', { body: { checkInId: one } }),
        sandbox.call('POST', '/check_ins/v1/checkout', { body: { checkInId: one } }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403].map(() => checkInsRefusal));
    }),
  );

  test('sends its error body under 200', () =>
    withSandbox({ errorStatus: 200 }, async (sandbox) => {
      const { status, body } = await sandbox.call('GET', VISITS, { isUnchecked: true });
      expect([status, body]).toEqual([200, { message: 'locationRef is required', type: 'validationError' }]);
    }));

  test('gives a few codes to many visits', () =>
    withSandbox({ differentCodes: 2 }, async (sandbox, locationRef) => {
      const visits = await sandbox.walk(VISITS, 'visits', { locationRef, limit: '100' });
      expect(new Set(visits.map(({ code }) => code)).size).toBe(2);
      expect(objectOf({ visit: visits[0] }, 'visit')['code']).toMatch(/^\d{6}$/);
    }));
});
