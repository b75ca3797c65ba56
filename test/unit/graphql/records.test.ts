import type { Transaction } from '../../../src/domain/model/transaction.js';
import { durationMinutes } from '../../../src/domain/visit/visit-duration.js';
import { createTicket, createVisit, createVisitorRecord } from '../../support/records.js';
import { ask, createPerson, idOf, NOW, watchAdapter } from './graph-harness.js';

const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

test.each([
  ['not arrived', null, null, false, null],
  ['on site', minutesAgo(90), null, true, 90],
  ['left', minutesAgo(90), minutesAgo(30), false, 60],
  ['left at an unknown time', minutesAgo(90), null, false, null],
  ['seen leaving only', null, minutesAgo(30), false, null],
  ['arrived by a clock that is ahead', minutesAgo(-1), null, true, 0],
])('the duration of a visit whose visitor has %s', (_name, checkedInAt, checkedOutAt, isOnSite, expected) => {
  const stay = { checkedInAt, checkedOutAt, isOnSite, evaluatedAt: NOW };
  const known = { timePrecision: 'MINUTE', departurePrecision: 'MINUTE' } as const;
  expect(durationMinutes({ ...stay, ...known })).toBe(expected);
  expect(durationMinutes({ ...stay, ...known, timePrecision: 'DAY' })).toBeNull();
  // A departure on a day that is still to end is no end yet.
  const untilDay = durationMinutes({ ...stay, ...known, departurePrecision: 'DAY' });
  expect(untilDay).toBe(checkedOutAt === null ? expected : null);
});

describe('a ticket', () => {
  const ticket = createTicket({
    sourceId: 't1',
    createdAt: NOW,
    requester: { nodeType: 'Person', source: 'SPACEBRING', sourceId: 'm1', name: 'Bea' },
  });
  const activity = {
    id: 'a1',
    type: 'COMMENT',
    createdAt: NOW,
    author: { nodeType: 'Person', source: 'SPACEBRING', sourceId: 'm2', name: 'Carl' },
    text: 'On my way',
    attachments: [],
    status: null,
    previousStatus: null,
    assignee: null,
    previousAssignee: null,
  } as const;
  const query = `{ ticket(id: "${idOf('Ticket', 'SPACEBRING', 't1')}") {
    createdAt category requester { name } activities { type text author { name } }
  } }`;

  test('shows its people and what happened to it', async () => {
    const { adapter } = watchAdapter('SPACEBRING', { tickets: [ticket], ticketActivities: { t1: [activity] } });
    expect((await ask(query, { adapters: [adapter] })).data).toEqual({
      ticket: {
        createdAt: '2026-11-21T12:00:00.000Z',
        category: 'ACCESS',
        requester: { name: 'Bea' },
        activities: [{ type: 'COMMENT', text: 'On my way', author: { name: 'Carl' } }],
      },
    });
  });

  test('keeps everything else when its activities cannot be read', async () => {
    const { adapter } = watchAdapter('SPACEBRING', { tickets: [ticket] }, ['loadTicketActivities']);
    expect(await ask(query, { adapters: [adapter] })).toMatchObject({
      data: { ticket: { requester: { name: 'Bea' }, activities: null } },
      errors: [{ path: ['ticket', 'activities'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
    });
  });
});

describe('a transaction', () => {
  const transaction: Transaction = {
    nodeType: 'Transaction',
    source: 'SPACEBRING',
    sourceId: 'money/1',
    kind: 'MONEY',
    type: 'INVOICE',
    sourceType: 'invoice',
    direction: null,
    amount: '1234567890123.45',
    currencyCode: 'EUR',
    status: 'SUCCEEDED',
    description: null,
    product: null,
    customer: null,
    createdBy: null,
    location: null,
    createdAt: NOW,
  };
  const askCustomer = (customer: Transaction['customer']) => {
    const people = [createPerson({ sourceId: 'm1' })];
    const { adapter } = watchAdapter('SPACEBRING', {
      transactions: [{ ...transaction, customer }],
      people,
      companies: [],
    });
    const fields =
      'amount customer { __typename ... on Person { name email } ... on Company { name location { name } } }';
    const query = `{ transaction(id: "${idOf('Transaction', 'SPACEBRING', 'money/1')}") { ${fields} } }`;
    return ask(query, { adapters: [adapter] });
  };

  test('keeps its amount exactly', async () => {
    expect((await askCustomer(null)).data).toEqual({ transaction: { amount: '1234567890123.45', customer: null } });
  });

  test('tells a person from a company', async () => {
    const ref = { source: 'SPACEBRING', sourceId: 'm1' } as const;
    expect((await askCustomer({ ...ref, nodeType: 'Person' })).data).toMatchObject({
      transaction: { customer: { __typename: 'Person', name: 'Bea' } },
    });
    expect((await askCustomer({ ...ref, nodeType: 'Company', sourceId: 'c1' })).data).toMatchObject({
      transaction: { customer: { __typename: 'Company', name: null, location: null } },
    });
  });
});

test('a visit request shows who asks, whom and where', async () => {
  const request = {
    nodeType: 'VisitRequest',
    source: 'SPACEBRING',
    sourceId: 'q1',
    createdAt: NOW,
    visitor: createVisitorRecord({ source: 'SPACEBRING', name: 'Dora', email: 'dora@example.com' }),
    host: { nodeType: 'Person', source: 'SPACEBRING', sourceId: 'm1', name: 'Bea' },
    location: { nodeType: 'Location', source: 'SPACEBRING', sourceId: 'l1', name: 'Norte' },
  } as const;
  const visit = createVisit({
    source: 'SPACEBRING',
    sourceId: 'v1',
    scheduledAt: NOW,
    visitor: { ...request.visitor, name: 'Dora Dias' },
  });
  const { adapter } = watchAdapter('SPACEBRING', { visitRequests: [request], visits: [visit] });
  const query = `{ node(id: "${idOf('VisitRequest', 'SPACEBRING', 'q1')}") {
    ... on VisitRequest { guest { name email } visitor { name matchedBy identities { source email } } host { name } location { name } }
  } }`;
  expect((await ask(query, { adapters: [adapter] })).data).toEqual({
    node: {
      guest: { name: 'Dora', email: 'dora@example.com' },
      visitor: {
        name: 'Dora Dias',
        matchedBy: 'EMAIL',
        identities: [{ source: 'SPACEBRING', email: 'dora@example.com' }],
      },
      host: { name: 'Bea' },
      location: { name: 'Norte' },
    },
  });
});
