import { type JsonObject, objectAt, objectsAt } from './json-object.js';
import {
  amount,
  closed,
  dateTime,
  flag,
  jsonContent,
  listOf,
  oneOfWords,
  queryParameter,
  reference,
  text,
  uuid,
  wordList,
} from './schema-words.js';

const STATUSES = ['canceled', 'failed', 'pending', 'processing', 'succeeded'];
const TYPES = ['booking', 'custom', 'creditPackage', 'eventTicket', 'invoice', 'order', 'subscription'];

const DEPRECATED =
  'billingAddressBy billingAddressTo booking company companyRef creditPackage invoice membershipRef membershipRefCreator order plan refund refunds ticket user userOwner userRefCreator userRefOwner';

/** Replaces the small open money transaction by the closed one of section 5.6, with the list's newer filters. */
export function renewMoneyTransactions(document: JsonObject): void {
  const schemas = objectAt(document, 'components', 'schemas');
  schemas['transactionMoney'] = moneyTransaction(objectAt(schemas, 'transactionDayPasses', 'properties'));
  const list = objectAt(document, 'paths', '/transactions/money/v1', 'get');
  list['parameters'] = [
    ...objectsAt(list, 'parameters').filter(({ name }) => !['locationRef', 'status', 'type'].includes(String(name))),
    queryParameter('locationRef', uuid),
    queryParameter('customerRef', uuid),
    queryParameter('status', wordList(...STATUSES)),
    queryParameter('type', wordList(...TYPES)),
  ];
  const page = { transactions: listOf(reference('transactionMoney')), nextPageToken: text, searchQueryNext: text };
  objectAt(list, 'responses')['200'] = jsonContent(closed(page, ['transactions']));
  objectAt(document, 'paths', '/transactions/money/v1/{id}', 'get', 'responses')['200'] = jsonContent(
    closed({ transaction: reference('transactionMoney') }, ['transaction']),
  );
}

/** The day-pass transaction has the same customer and creator; they are taken from it, amended as it is. */
function moneyTransaction(dayPass: JsonObject): JsonObject {
  const { customer, userCreatedBy } = dayPass;
  const deprecated = Object.fromEntries(DEPRECATED.split(' ').map((member) => [member, {}]));
  return closed(
    {
      ...deprecated,
      ...{ id: uuid, locationRef: uuid, networkRef: uuid, amount, currencyCode: text, createDate: dateTime },
      status: oneOfWords(...STATUSES),
      type: oneOfWords(...TYPES),
      payment: payment(userCreatedBy),
      paymentMethod: closed({ type: text, label: text }, ['type']),
      paymentDate: dateTime,
      customer,
      customerRefCreatedBy: uuid,
      userCreatedBy,
      ...{ customerName: text, customerTaxId: text, customerAddress: address() },
      ...{ locationName: text, locationTaxId: text, locationAddress: address() },
      customItem: customItem(),
      product: product(),
      discounts: listOf({ type: 'object' }),
      errorDescription: text,
      receiptPdfUrl: text,
    },
    'id locationRef networkRef amount currencyCode createDate status type payment paymentMethod'.split(' '),
  );
}

function payment(user: unknown): JsonObject {
  const gateway = closed({ gateway: text, label: text, mask: text, title: text }, ['gateway']);
  const method = { type: oneOfWords('external', 'paymentGateway'), external: closed({}), paymentGateway: gateway };
  const money = { type: oneOfWords('money') };
  const refund = { id: uuid, createDate: dateTime, currencyCode: text, grossAmount: amount };
  const refundItem = closed(
    { ...refund, initiator: text, customerRefCreatedBy: uuid, userCreatedBy: user },
    Object.keys(refund),
  );
  const price = closed({ currencyCode: text, grossAmount: amount }, ['currencyCode', 'grossAmount']);
  const surcharge = closed({ amount, currencyCode: text, percentage: amount, rate: amount }, [
    'amount',
    'currencyCode',
  ]);
  return closed(
    {
      method: closed(method, ['type']),
      price: closed({ ...money, money: price }, ['type', 'money']),
      refundable: flag,
      refunds: closed({ ...money, money: listOf(refundItem) }, ['type', 'money']),
      surcharge: closed({ type: text, money: surcharge }, ['type', 'money']),
      dispute: closed({ createDate: dateTime }, ['createDate']),
    },
    ['method', 'price', 'refundable'],
  );
}

function address(): JsonObject {
  const lines = { city: text, line1: text, line2: text, postalCode: text, state: text };
  const members = { ...lines, countryCode: { type: 'string', nullable: true } };
  return closed(members, Object.keys(members));
}

function customItem(): JsonObject {
  const tax = closed({ enabled: flag, rate: amount }, ['enabled', 'rate']);
  return closed({ currencyCode: text, description: text, unitAmount: amount, unitQuantity: amount, tax });
}

function product(): JsonObject {
  const references = {
    bookingRef: uuid,
    eventTicketRef: uuid,
    invoiceRef: uuid,
    orderRef: uuid,
    subscriptionRef: uuid,
  };
  return closed({ type: oneOfWords(...TYPES), title: text, ...references }, ['type']);
}
