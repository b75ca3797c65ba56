import { type JsonObject, objectAt } from './json-object.js';
import {
  closed,
  dateTime,
  jsonContent,
  listOf,
  nullableText,
  oneOfWords,
  open,
  queryParameter,
  reference,
  text,
  uuid,
  wordList,
} from './schema-words.js';

const STATUSES = ['checkedIn', 'checkedOut', 'scheduled', 'expired'];
const TYPES = ['deskBooking', 'roomBooking', 'eventTicket', 'visit', 'subscription'];

const name = { name: nullableText, surname: nullableText };

const CHECK_IN = closed(
  {
    id: uuid,
    createDate: dateTime,
    networkRef: uuid,
    locationRef: uuid,
    startDate: dateTime,
    endDate: dateTime,
    checkInDate: dateTime,
    checkOutDate: dateTime,
    checkInScheduleRef: uuid,
    code: text,
    status: oneOfWords(...STATUSES),
    type: oneOfWords(...TYPES),
    booking: closed({ id: uuid }, ['id']),
    eventTicket: closed({ id: uuid, eventRef: uuid }, ['id', 'eventRef']),
    user: closed({ id: uuid, email: nullableText, phoneNumber: nullableText, photoUrl: nullableText, ...name }, ['id']),
    visit: closed({ id: uuid, userHost: closed({ id: uuid, ...name }, ['id']) }, ['id']),
  },
  ['id', 'createDate', 'networkRef', 'locationRef', 'startDate', 'status', 'type'],
);

const networkHeader = { in: 'header', name: 'spacebring-network-id', required: false, schema: uuid };

/** Adds the Check-ins API of section 3 of the facts, which the older file lacks altogether. */
export function addCheckIns(document: JsonObject): void {
  objectAt(document, 'components', 'schemas')['checkIn'] = CHECK_IN;
  const paths = objectAt(document, 'paths');
  paths['/check_ins/v1'] = { get: listOperation() };
  paths['/check_ins/v1/{checkInId}'] = {
    get: operation(['checkIns', 'checkIns.readonly'], {
      parameters: [{ in: 'path', name: 'checkInId', required: true, schema: uuid }, networkHeader],
    }),
  };
  paths['/check_ins/v1/checkin'] = {
    post: write({ checkInId: uuid, code: text, locationRef: uuid, customerRef: uuid }),
  };
  paths['/check_ins/v1/checkout'] = { post: write({ checkInId: uuid, code: text, locationRef: uuid }) };
}

function listOperation(): JsonObject {
  const parameters = [
    queryParameter('locationRef', uuid, true),
    queryParameter('checkInDate[gte]', dateTime),
    queryParameter('checkInDate[lte]', dateTime),
    queryParameter('userRef', uuid),
    queryParameter('status', wordList(...STATUSES)),
    queryParameter('type', wordList(...TYPES)),
    queryParameter('limit', { type: 'integer', minimum: 1, maximum: 100 }),
    queryParameter('nextPageToken', text),
    networkHeader,
  ];
  const answer = open({ checkIns: listOf(reference('checkIn')), nextPageToken: text, searchQueryNext: text }, [
    'checkIns',
  ]);
  return operation(['checkIns', 'checkIns.readonly'], { parameters, answer });
}

function write(members: JsonObject): JsonObject {
  const requestBody = { required: true, content: { 'application/json': { schema: open(members) } } };
  return { ...operation(['checkIns'], { parameters: [networkHeader] }), requestBody };
}

function operation(
  scopes: readonly string[],
  { parameters, answer = open({ checkIn: reference('checkIn') }) }: { parameters: JsonObject[]; answer?: JsonObject },
): JsonObject {
  const refused = jsonContent(reference('responseError'));
  return {
    security: [{ BasicAuth: [] }, { OAuth2: scopes }],
    parameters,
    responses: { '200': jsonContent(answer), '400': refused, '403': refused, '404': refused },
  };
}
