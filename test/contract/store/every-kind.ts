import type { TicketActivity } from '../../../src/domain/model/ticket.js';
import type { Transaction } from '../../../src/domain/model/transaction.js';
import type { Store } from '../../../src/store/ports.js';
import { createTicket } from '../../support/records.js';
import { createVisitor, minutesAfter, NOON } from './store-records.js';

export function createActivity(id: string, given: Partial<TicketActivity> = {}): TicketActivity {
  const nobody = { author: null, assignee: null, previousAssignee: null };
  const rest = { type: 'COMMENT', text: null, attachments: [], status: null, previousStatus: null } as const;
  return { id, createdAt: NOON, ...nobody, ...rest, ...given };
}

export function createTransaction(given: Partial<Transaction> & { sourceId: string }): Transaction {
  return {
    ...{ nodeType: 'Transaction', source: 'SPACEBRING', kind: 'MONEY', type: 'INVOICE', sourceType: 'invoice' },
    ...{ direction: null, amount: '12.30', currencyCode: 'EUR', status: 'SUCCEEDED', description: null, product: null },
    ...{ customer: null, createdBy: null, location: null, createdAt: NOON },
    ...given,
  };
}

const HERE = { nodeType: 'Location', source: 'SPACEBRING', sourceId: 'here' } as const;
const ACME = { nodeType: 'Company', source: 'SPACEBRING', sourceId: 'acme' } as const;
const RITA = { nodeType: 'Person', source: 'SPACEBRING', sourceId: 'rita' } as const;
const batch = { source: 'SPACEBRING', stream: 'all', readAt: NOON } as const;
const byName = { field: 'NAME', direction: 'ASC' } as const;
const newestFirst = { field: 'CREATED_AT', direction: 'DESC' } as const;

type Found = { readonly rows: readonly { readonly record: { readonly sourceId: string } }[] };
const idsOf = ({ rows }: Found) => rows.map(({ record }) => record.sourceId);

/** Each kind's filters and orders, visits aside. */
export async function expectEveryKindListed(store: Store): Promise<void> {
  await expectNamedListed(store);
  await expectTicketsListed(store);
  await expectTransactionsListed(store);
  const { VisitRequest } = store.records;
  const visitor = createVisitor('Ana', 'ana@example.com');
  const request = { nodeType: 'VisitRequest', source: 'SPACEBRING', visitor, location: HERE } as const;
  await VisitRequest.upsert({
    ...batch,
    records: [
      { ...request, sourceId: '1', createdAt: NOON, host: RITA },
      { ...request, sourceId: '2', createdAt: minutesAfter(NOON, 1), host: null },
    ],
  });
  const list = async (filter: Parameters<typeof VisitRequest.count>[0]) =>
    idsOf(await VisitRequest.page({ filter, order: newestFirst, limit: 9 }));
  expect(await list({})).toEqual(['2', '1']);
  expect(await list({ hosts: [RITA] })).toEqual(['1']);
  expect(await list({ createdAt: { from: minutesAfter(NOON, 1) } })).toEqual(['2']);
  expect(await list({ visitorKeys: [{ match: 'EMAIL', value: 'ana@example.com' }] })).toEqual(['2', '1']);
}

async function expectNamedListed({ records: { Person, Company, Location, BlockedPerson } }: Store): Promise<void> {
  const details = { phoneNumber: '+351 912 345 678', pictureUrl: null, position: null, department: null } as const;
  const rest = { unit: null, address: null, isActive: true };
  const person = {
    ...RITA,
    ...details,
    ...rest,
    name: 'Rita Costa',
    email: 'Rita@Host.example',
    company: ACME,
    location: HERE,
  };
  await Person.upsert({
    ...batch,
    records: [person, { ...person, sourceId: 'alvaro', name: 'Álvaro', email: null, company: null, location: null }],
  });
  const people = async (filter: Parameters<typeof Person.count>[0]) =>
    idsOf(await Person.page({ filter, order: byName, limit: 9 }));
  expect(await people({})).toEqual(['alvaro', 'rita']);
  expect(await people({ email: 'rita@host.example' })).toEqual(['rita']);
  expect(await people({ companies: [ACME] })).toEqual(['rita']);
  expect(await people({ locations: [HERE] })).toEqual(['rita']);
  expect(await people({ search: '912345678' })).toEqual(['alvaro', 'rita']);
  await Company.upsert({ ...batch, records: [{ ...ACME, name: 'Acme', location: HERE }] });
  expect(await Company.count({ locations: [HERE] })).toBe(1);
  const location = {
    ...HERE,
    name: 'Chiado',
    address: 'Rua Garrett 1',
    timeZone: 'Europe/Lisbon',
    currencyCode: 'EUR',
  };
  await Location.upsert({ ...batch, records: [location] });
  expect((await Location.getByIds('SPACEBRING', ['here'])).get('here')).toEqual(location);
  const entry = { nodeType: 'BlockedPerson', source: 'W3LCOME', sourceId: 'b', name: null, reason: 'Threats' } as const;
  const contacts = { email: null, phoneNumber: null, phoneE164: null, document: 'AB1234', documents: ['AB1234'] };
  await BlockedPerson.upsert({ ...batch, source: 'W3LCOME', records: [{ ...entry, ...contacts }] });
  expect(await BlockedPerson.count({ search: 'ab1234' })).toBe(1);
}

async function expectTicketsListed({ records: { Ticket } }: Store): Promise<void> {
  const updated = minutesAfter(NOON, 90);
  await Ticket.upsert({
    ...batch,
    records: [
      createTicket({ sourceId: '1', createdAt: NOON, updatedAt: updated, requester: RITA, location: HERE }),
      createTicket({
        sourceId: '2',
        createdAt: minutesAfter(NOON, 1),
        status: 'SOLVED',
        category: 'CLEANING',
        assignee: RITA,
      }),
    ],
  });
  const list = async (filter: Parameters<typeof Ticket.count>[0], field: 'CREATED_AT' | 'UPDATED_AT' = 'CREATED_AT') =>
    idsOf(await Ticket.page({ filter, order: { field, direction: 'DESC' }, limit: 9 }));
  expect(await list({})).toEqual(['2', '1']);
  expect(await list({}, 'UPDATED_AT')).toEqual(['1', '2']);
  expect(await list({ statuses: ['SOLVED'], categories: ['CLEANING'] })).toEqual(['2']);
  expect(await list({ requesters: [RITA], locations: [HERE] })).toEqual(['1']);
  expect(await list({ assignees: [RITA] })).toEqual(['2']);
  expect(await list({ updatedAt: { from: updated } })).toEqual(['1']);
  expect(await list({ search: 'door' })).toEqual(['2', '1']);
}

async function expectTransactionsListed({ records: { Transaction } }: Store): Promise<void> {
  await Transaction.upsert({
    ...batch,
    records: [
      createTransaction({ sourceId: 'money/1', customer: ACME, location: HERE }),
      createTransaction({ sourceId: 'credit/1', kind: 'CREDIT', type: 'BOOKING', status: 'PENDING', customer: RITA }),
    ],
  });
  const list = async (filter: Parameters<typeof Transaction.count>[0]) =>
    idsOf(await Transaction.page({ filter, order: newestFirst, limit: 9 }));
  expect(await list({})).toEqual(['money/1', 'credit/1']);
  expect(await list({ kinds: ['CREDIT'], types: ['BOOKING'], statuses: ['PENDING'] })).toEqual(['credit/1']);
  expect(await list({ customers: [ACME] })).toEqual(['money/1']);
  expect(await list({ customers: [{ ...ACME, nodeType: 'Person' }] })).toEqual([]);
  expect(await list({ sources: [] })).toEqual([]);
}
