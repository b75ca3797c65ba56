import { addCheckIns } from './check-ins-amendment.js';
import { isJsonObject, type JsonObject, objectAt, objectsAt } from './json-object.js';
import { renewMoneyTransactions } from './money-amendment.js';
import { dateTime, jsonContent, queryParameter, reference, text, uuid, wordList } from './schema-words.js';

/** One difference between the older machine-readable file and the newer facts; listed in the fixture's amendments.md. */
export interface OpenapiAmendment {
  readonly id: string;
  apply(document: JsonObject): void;
}

const DAY_PASS_AND_CREDIT = [
  ['transactionDayPasses'],
  ['transactionCredits'],
  ['createDayPassesTransaction', 'properties', 'transaction'],
  ['createCreditsTransaction', 'properties', 'transaction'],
  ['getDayPassesTransactions', 'properties', 'transactions', 'items'],
  ['getCreditsTransactions', 'properties', 'transactions', 'items'],
] as const;

export const OPENAPI_AMENDMENTS: readonly OpenapiAmendment[] = [
  {
    id: 'visits-user-ref-visitor',
    apply: (document) => addParameter(document, '/visitors/visits/v1', queryParameter('userRefVisitor', uuid)),
  },
  {
    id: 'visit-code-optional',
    apply: (document) => {
      const visit = objectAt(document, 'components', 'schemas', 'visit');
      visit['required'] = wordsAt(visit, 'required').filter((name) => name !== 'code');
    },
  },
  {
    id: 'day-pass-whole',
    apply: (document) => {
      const body = objectAt(document, 'components', 'requestBodies', 'createDayPassesTransaction', 'content');
      const transaction = objectAt(body, 'application/json', 'schema', 'properties', 'transaction', 'properties');
      transaction['amount'] = { type: 'integer' };
    },
  },
  { id: 'check-ins', apply: addCheckIns },
  { id: 'transaction-creator', apply: addTransactionMembers },
  { id: 'money', apply: renewMoneyTransactions },
  {
    id: 'ticket-type-optional',
    apply: (document) => {
      const body = objectAt(document, 'components', 'requestBodies', 'createSupportTicket', 'content');
      objectAt(body, 'application/json', 'schema', 'properties', 'ticket')['required'] = ['locationRef', 'text'];
    },
  },
  {
    id: 'ticket-suggested-assignees',
    apply: (document) => addProperty(document, 'ticket', { userRefsAssigneeSuggested: { type: 'array', items: uuid } }),
  },
  {
    id: 'activity-update-date',
    apply: (document) => addProperty(document, 'ticketActivity', { updateDate: dateTime }),
  },
  {
    id: 'comment-conflict',
    apply: (document) => {
      const comment = objectAt(document, 'paths', '/support/tickets/v1/comment', 'post', 'responses');
      comment['409'] = jsonContent(reference('responseError'));
    },
  },
  { id: 'ticket-csv', apply: tightenTicketFilters },
  { id: 'types-csv', apply: widenTypes },
  {
    id: 'balance-closed',
    apply: (document) => {
      const balance = objectAt(document, 'components', 'schemas', 'balance');
      balance['required'] = ['allocation', 'amount', 'crossLocationUsage'];
      balance['additionalProperties'] = false;
    },
  },
];

/** A copy of the vendor's document with every amendment applied. */
export function amendOpenapi(document: JsonObject): JsonObject {
  const amended: unknown = structuredClone(document);
  if (!isJsonObject(amended)) throw new Error('not an OpenAPI document');
  for (const amendment of OPENAPI_AMENDMENTS) amendment.apply(amended);
  return amended;
}

function wordsAt(parent: JsonObject, name: string): string[] {
  const words = parent[name];
  if (!Array.isArray(words)) throw new Error(`${name} is no list of words`);
  return words.map(String);
}

function addParameter(document: JsonObject, path: string, parameter: JsonObject): void {
  objectsAt(document, 'paths', path, 'get', 'parameters').push(parameter);
}

function addProperty(document: JsonObject, schema: string, property: JsonObject): void {
  Object.assign(objectAt(document, 'components', 'schemas', schema, 'properties'), property);
}

function addTransactionMembers(document: JsonObject): void {
  const schemas = objectAt(document, 'components', 'schemas');
  for (const path of DAY_PASS_AND_CREDIT) {
    const properties = objectAt(schemas, ...path, 'properties');
    properties['customerRefCreatedBy'] = uuid;
    objectAt(properties, 'customer', 'properties')['publicLogoUrl'] = text;
  }
}

function tightenTicketFilters(document: JsonObject): void {
  const one = '[0-9a-fA-F-]{36}';
  const csv = { type: 'string', pattern: `^${one}(,${one}){0,99}$` };
  const order = wordOrder();
  for (const parameter of objectsAt(document, 'paths', '/support/tickets/v1', 'get', 'parameters')) {
    if (parameter['name'] === 'order') parameter['schema'] = order;
    if (parameter['name'] === 'membershipRefRequester' || parameter['name'] === 'userRefAssignee')
      parameter['schema'] = csv;
  }
}

function wordOrder(): JsonObject {
  return { type: 'string', enum: ['createDate:asc', 'createDate:desc', 'updateDate:asc', 'updateDate:desc'] };
}

function widenTypes(document: JsonObject): void {
  for (const path of ['/community/memberships/v1', '/community/companies/v1']) {
    const types = objectsAt(document, 'paths', path, 'get', 'parameters').find(({ name }) => name === 'types');
    if (types === undefined) throw new Error(`no parameter types at ${path}`);
    types['schema'] = wordList('member', 'nonmember');
  }
}
