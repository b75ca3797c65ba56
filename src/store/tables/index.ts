import type { Transaction } from '../../domain/model/transaction.js';
import { normalizeEmail } from '../../domain/text/normalize-email.js';
import { contactsOf, personKeyText, personRefKey, recordKeyText } from '../record-key.js';
import { commonConditions, hasVisitorKey, isOneOf, isWithinRange } from './conditions.js';
import { listColumns, type RecordTable } from './record-table.js';
import { visitTable } from './visit.table.js';

const visitRequestTable: RecordTable<'VisitRequest'> = {
  kind: 'VisitRequest',
  table: 'visit_requests',
  times: { createdAt: true },
  orderColumns: { CREATED_AT: 'sort_time' },
  columnsOf({ createdAt, host, location, visitor }) {
    const contacts = contactsOf(visitor.keys);
    const { name, email, phoneNumber, phoneE164, company } = visitor;
    return {
      ...listColumns({ location, time: createdAt, name, texts: [name, email, phoneNumber, phoneE164, company] }),
      host_key: personRefKey(host),
      email_key: contacts.email,
      phone_key: contacts.phone,
      record_key: contacts.record,
    };
  },
  conditionsOf: (filter) => [
    ...commonConditions(filter),
    ...isWithinRange('sort_time', filter.createdAt),
    ...isOneOf('host_key', filter.hosts?.map(personKeyText)),
    ...hasVisitorKey(filter.visitorKeys),
  ],
};

const personTable: RecordTable<'Person'> = {
  kind: 'Person',
  table: 'people',
  times: {},
  orderColumns: { NAME: 'sort_name' },
  columnsOf: ({ name, email, phoneNumber, location, company }) => ({
    ...listColumns({ location, name, texts: [name, email, phoneNumber] }),
    email_key: normalizeEmail(email),
    company_key: company === null ? null : recordKeyText(company),
  }),
  conditionsOf: (filter) => [
    ...commonConditions(filter),
    ...isOneOf('email_key', filter.email === undefined ? undefined : [filter.email]),
    ...isOneOf('company_key', filter.companies?.map(recordKeyText)),
  ],
};

const companyTable: RecordTable<'Company'> = {
  kind: 'Company',
  table: 'companies',
  times: {},
  orderColumns: { NAME: 'sort_name' },
  columnsOf: ({ name, location }) => listColumns({ location, name, texts: [name] }),
  conditionsOf: commonConditions,
};

/** A location lies in itself. */
const locationTable: RecordTable<'Location'> = {
  kind: 'Location',
  table: 'locations',
  times: {},
  orderColumns: { NAME: 'sort_name' },
  columnsOf: (location) => listColumns({ location, name: location.name, texts: [location.name, location.address] }),
  conditionsOf: commonConditions,
};

const ticketTable: RecordTable<'Ticket'> = {
  kind: 'Ticket',
  table: 'tickets',
  times: { createdAt: true, updatedAt: true },
  orderColumns: { CREATED_AT: 'sort_time', UPDATED_AT: 'updated_at' },
  columnsOf: (ticket) => ({
    ...listColumns({ location: ticket.location, time: ticket.createdAt, texts: [ticket.description] }),
    status: ticket.status,
    category: ticket.category,
    updated_at: (ticket.updatedAt ?? ticket.createdAt).getTime(),
    requester_key: personRefKey(ticket.requester),
    assignee_key: personRefKey(ticket.assignee),
  }),
  conditionsOf: (filter) => [
    ...commonConditions(filter),
    ...isWithinRange('sort_time', filter.createdAt),
    ...isWithinRange('updated_at', filter.updatedAt),
    ...isOneOf('status', filter.statuses),
    ...isOneOf('category', filter.categories),
    ...isOneOf('requester_key', filter.requesters?.map(personKeyText)),
    ...isOneOf('assignee_key', filter.assignees?.map(personKeyText)),
  ],
};

const transactionTable: RecordTable<'Transaction'> = {
  kind: 'Transaction',
  table: 'transactions',
  times: { createdAt: true },
  orderColumns: { CREATED_AT: 'sort_time' },
  columnsOf: ({ kind, type, status, customer, createdBy, createdAt, location, description, product }) => ({
    ...listColumns({ location, time: createdAt, texts: [description, product] }),
    kind,
    type,
    status,
    customer_key: customerKey(customer),
    creator_key: personRefKey(createdBy),
  }),
  conditionsOf: (filter) => [
    ...commonConditions(filter),
    ...isWithinRange('sort_time', filter.createdAt),
    ...isOneOf('kind', filter.kinds),
    ...isOneOf('type', filter.types),
    ...isOneOf('status', filter.statuses),
    ...isOneOf(
      'customer_key',
      filter.customers?.map((key) => `${key.nodeType}:${personKeyText(key)}`),
    ),
  ],
};

/** People and companies have ids of their own: the type tells them apart. */
function customerKey(customer: Transaction['customer']): string | null {
  const key = customer === null ? null : personRefKey(customer);
  return customer === null || key === null ? null : `${customer.nodeType}:${key}`;
}

const blockedPersonTable: RecordTable<'BlockedPerson'> = {
  kind: 'BlockedPerson',
  table: 'blocked_people',
  times: {},
  orderColumns: { NAME: 'sort_name' },
  columnsOf: ({ name, reason, email, phoneNumber, phoneE164, document, documents }) => ({
    ...listColumns({ location: null, name, texts: [name, reason, email, phoneNumber, document, ...documents] }),
    email_key: normalizeEmail(email),
    phone_key: phoneE164,
  }),
  conditionsOf: commonConditions,
};

export const RECORD_TABLES = {
  Visit: visitTable,
  VisitRequest: visitRequestTable,
  Person: personTable,
  Company: companyTable,
  Location: locationTable,
  Ticket: ticketTable,
  Transaction: transactionTable,
  BlockedPerson: blockedPersonTable,
};
