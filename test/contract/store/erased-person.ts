import type { PersonToErase, RecordKind, Store } from '../../../src/store/ports.js';
import { createTicket } from '../../support/records.js';
import { createActivity, createTransaction } from './every-kind.js';
import { createBaseVisit, createVisitor, NOON } from './store-records.js';

/** Whatever tells of the person: name, address, number, and the ids of their own records. */
export const TRACES = /wanda|zorn|\+48600700800|person-77|account-77/i;

const EMAIL = 'wanda.zorn@example.com';
const PHONE = '+48600700800';

const visitor = createVisitor('Wanda Zorn', EMAIL, [
  { match: 'EMAIL', value: EMAIL, name: 'wanda zorn' },
  { match: 'PHONE_NUMBER', value: PHONE, name: 'wanda zorn' },
  { match: 'SOURCE_RECORD', value: 'W3LCOME/wanda' },
]);
const ref = {
  nodeType: 'Person',
  source: 'SPACEBRING',
  sourceId: 'person-77',
  name: 'Wanda Zorn',
  email: EMAIL,
} as const;
const account = { accountId: 'account-77', locationId: '1' };
const accountRef = { nodeType: 'Person', source: 'SPACEBRING', account, name: 'Wanda Zorn' } as const;
const other = { nodeType: 'Person', source: 'SPACEBRING', sourceId: 'person-8', name: 'Otto Kept' } as const;

const person: PersonToErase = {
  visitorKeys: visitor.keys,
  people: [
    { source: 'SPACEBRING', sourceId: 'person-77' },
    { source: 'SPACEBRING', account },
  ],
};

/** A store in which the person is in every place that there is, beside others. */
export async function givenEveryTraceOf(store: Store): Promise<{ person: PersonToErase; others: readonly string[] }> {
  await givenVisits(store);
  await givenTickets(store);
  const { Person, BlockedPerson, Transaction } = store.records;
  const batch = { stream: 'all', readAt: NOON, source: 'SPACEBRING' } as const;
  const details = { phoneNumber: PHONE, pictureUrl: null, position: null, department: null, company: null } as const;
  const rest = { unit: null, address: null, location: null, isActive: true };
  await Person.upsert({ ...batch, records: [{ ...ref, ...details, ...rest }] });
  await BlockedPerson.upsert({
    ...batch,
    source: 'W3LCOME',
    records: [
      {
        ...{ nodeType: 'BlockedPerson', source: 'W3LCOME', sourceId: 'blocked-1', name: 'Wanda Zorn', reason: null },
        ...{ email: EMAIL, phoneNumber: PHONE, phoneE164: PHONE, document: null, documents: [] },
      },
    ],
  });
  await Transaction.upsert({
    ...batch,
    records: [
      createTransaction({ sourceId: 'money/1', customer: ref, createdBy: other }),
      createTransaction({ sourceId: 'money/2', customer: other, createdBy: accountRef }),
    ],
  });
  return { person, others: ['Kept Guest', 'Otto Kept', 'a kept comment', 'visit/hosted', 'money/1', 'money/2'] };
}

async function givenVisits(store: Store): Promise<void> {
  const batch = { source: 'W3LCOME', stream: 'visits', readAt: NOON } as const;
  const hosted = { source: 'SPACEBRING' as const, visitor: createVisitor('Kept Guest', 'kept@example.com') };
  await store.records.Visit.upsert({
    ...batch,
    records: [
      createBaseVisit({ sourceId: 'visit/own', visitor, notes: 'for Wanda' }),
      createBaseVisit({ sourceId: 'visit/changed', visitor }),
    ],
  });
  // Who a visit was of once is in the feed alone.
  await store.records.Visit.upsert({ ...batch, records: [createBaseVisit({ sourceId: 'visit/changed' })] });
  await store.records.Visit.upsert({
    ...batch,
    source: 'SPACEBRING',
    records: [
      createBaseVisit({ ...hosted, sourceId: 'visit/hosted', host: ref }),
      createBaseVisit({ ...hosted, sourceId: 'visit/by-account', host: accountRef }),
    ],
  });
  await store.records.VisitRequest.upsert({
    ...batch,
    records: [
      {
        nodeType: 'VisitRequest',
        source: 'W3LCOME',
        sourceId: 'r1',
        createdAt: NOON,
        visitor,
        host: null,
        location: null,
      },
    ],
  });
}

async function givenTickets(store: Store): Promise<void> {
  await store.records.Ticket.upsert({
    source: 'SPACEBRING',
    stream: 'tickets',
    readAt: NOON,
    records: [
      createTicket({ sourceId: 't-own', createdAt: NOON, description: 'Wanda has no key', requester: ref }),
      createTicket({ sourceId: 't-other', createdAt: NOON, requester: other, assignee: ref }),
    ],
  });
  await store.ticketActivities.replace({ source: 'SPACEBRING', sourceId: 't-own' }, [
    createActivity('a1', { author: other, text: 'Wanda, come by' }),
  ]);
  await store.ticketActivities.replace({ source: 'SPACEBRING', sourceId: 't-other' }, [
    createActivity('a2', { author: ref, text: 'Wanda was here' }),
    createActivity('a3', { author: other, text: 'a kept comment', assignee: ref, previousAssignee: accountRef }),
  ]);
}

/** All that the store answers, as one text. */
export async function readEverything(store: Store): Promise<string> {
  const pages = await Promise.all([
    store.records.Visit.page({ filter: { now: NOON }, order: { field: 'SCHEDULED_AT', direction: 'ASC' }, limit: 100 }),
    ...(['Person', 'BlockedPerson'] as const).map((kind: Extract<RecordKind, 'Person' | 'BlockedPerson'>) =>
      store.records[kind].page({ filter: {}, order: { field: 'NAME', direction: 'ASC' }, limit: 100 }),
    ),
    ...(['VisitRequest', 'Ticket', 'Transaction'] as const).map((kind) =>
      store.records[kind].page({ filter: {}, order: { field: 'CREATED_AT', direction: 'ASC' }, limit: 100 }),
    ),
  ]);
  const activities = await store.ticketActivities.getByTickets('SPACEBRING', ['t-own', 't-other']);
  const { changes } = await store.changeFeed.readAfter(0, 1_000);
  const withoutRemoved = changes.filter(({ operation }) => operation !== 'REMOVED');
  return JSON.stringify([pages, [...activities], withoutRemoved]);
}
