import type { Reasons } from './access-walk.js';

const CONNECTIONS = ['Visit', 'Visitor', 'Person', 'VisitRequest', 'BlockedPerson', 'Ticket', 'Transaction'];
const LOCATED = ['Visit', 'VisitRequest', 'Ticket', 'Transaction', 'Person', 'Company'];
const SINGLE_SOURCE = [...CONNECTIONS.filter((name) => name !== 'Visitor'), 'Company', 'Location'];

/** Fields of text without personal data, each with the reason why there is none in it. */
export const HARMLESS_TEXTS: Reasons = {
  'an id that is opaque, and encrypted where it is made from personal data': [
    ...SINGLE_SOURCE.map((name) => `${name}.id`),
    'Visitor.id',
    'DeletePayload.deletedId',
  ],
  'an id that a source has drawn: a UUID, a GUID, an object id or a number': [
    ...SINGLE_SOURCE.map((name) => `${name}.sourceId`),
    'CustomField.id',
    'TicketActivity.id',
    'VisitorField.id',
  ],
  'an encrypted position in a list': [
    ...CONNECTIONS.map((name) => `${name}Edge.cursor`),
    'PageInfo.startCursor',
    'PageInfo.endCursor',
  ],
  'what a place or an organisation is called, not a person': ['Company.name', 'Location.name'],
  'where a place is that takes visitors, not where a person lives': ['Location.address'],
  'a zone or a currency': ['Location.timeZone', 'Location.currencyCode', 'Transaction.currencyCode'],
  'the configuration of a kiosk: questions, not answers': [
    'CustomField.name',
    'CustomField.type',
    'VisitorField.name',
    'VisitorField.options',
    'VisitorField.type',
  ],
  "a word from a source's list of words": ['Ticket.categoryLabel', 'Transaction.sourceType'],
  'a media type': ['Attachment.mimeType'],
  "a word from the gateway's own list of words": ['SourceError.code', 'SourceHealth.circuit'],
  "a sentence of the gateway's own, without a word of a record": ['SourceNotice.message'],
  'names of arguments': ['UserError.field'],
  'a time, a word of an enum, or an opaque id of a place or a host': ['VisitStatsKey.value'],
};

/** Root fields and relations that every caller may ask for who has reached the object they are on. */
export const OPEN_FIELDS: Reasons = {
  'the health of the gateway and its sources, for any caller': ['Query.sources', 'SourceHealth.lastError'],
  'decided for each id by the type it stands for': ['Query.node', 'Query.nodes'],
  'the frame of a list or of statistics, reached through a field that needs the scope': [
    ...CONNECTIONS.flatMap((name) => [
      `${name}Connection.edges`,
      `${name}Connection.nodes`,
      `${name}Connection.pageInfo`,
      `${name}Connection.sources`,
      `${name}Edge.node`,
    ]),
    'SourceReport.error',
    'SourceReport.notices',
    'VisitStats.buckets',
    'VisitStats.sources',
    'VisitStats.totals',
    'VisitStatsBucket.keys',
    'VisitStatsBucket.metrics',
  ],
  'whom and what a record names is part of the record': [
    ...LOCATED.map((name) => `${name}.location`),
    'Visit.guest',
    'Visit.visitor',
    'Visit.host',
    'Visit.vehicle',
    'Visit.customFields',
    'VisitRequest.guest',
    'VisitRequest.visitor',
    'VisitRequest.host',
    'Visitor.identities',
    'Person.company',
    'Ticket.requester',
    'Ticket.assignee',
    'TicketActivity.author',
    'TicketActivity.assignee',
    'TicketActivity.previousAssignee',
    'TicketActivity.attachments',
    'Transaction.customer',
    'Transaction.createdBy',
  ],
  'a writer is shown what they have written': [
    'VisitPayload.visit',
    'VisitRequestPayload.visitRequest',
    'TicketPayload.ticket',
    'TransactionPayload.transaction',
    'BlockedPersonPayload.blockedPerson',
    'PersonPayload.person',
  ],
  'what the writer can put right': [
    'VisitPayload.userErrors',
    'VisitRequestPayload.userErrors',
    'TicketPayload.userErrors',
    'TransactionPayload.userErrors',
    'BlockedPersonPayload.userErrors',
    'PersonPayload.userErrors',
    'DeletePayload.userErrors',
  ],
};

const LISTS = [
  ...['visits', 'visitors', 'people', 'visitRequests', 'blockedPeople', 'tickets', 'transactions'].map(
    (name) => `Query.${name}`,
  ),
  ...['visits', 'tickets', 'transactions'].map((name) => `Visitor.${name}`),
  'Person.visits',
  'Location.visits',
];
const BY_ID = ['node', 'visit', 'person', 'company', 'location', 'ticket', 'transaction'];

/** Text that may be given to read by, each with the reason why no personal value can be guessed with it. */
export const HARMLESS_ARGUMENTS: Reasons = {
  'an encrypted position, which is refused with another filter': LISTS.map((list) => `${list}(after:)`),
  'opaque ids': [
    ...BY_ID.map((field) => `Query.${field}(id:)`),
    'Query.nodes(ids:)',
    'VisitorBy.id',
    'VisitFilter.locationIds',
    'VisitFilter.hostIds',
    'VisitFilter.visitorIds',
    'VisitorFilter.locationIds',
    'PersonFilter.locationIds',
    'VisitRequestFilter.locationIds',
    'TicketFilter.locationIds',
    'TicketFilter.requesterIds',
    'TicketFilter.assigneeIds',
    'TransactionFilter.locationIds',
    'TransactionFilter.customerIds',
  ],
  'a zone': ['Query.visitStats(timeZone:)'],
};
