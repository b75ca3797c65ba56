import type { FastifyInstance } from 'fastify';
import { createListReader, renderList } from './list-query.js';
import { parseTime } from './offset-time.js';
import { inviteeList } from './queryable-keys.js';
import { contentOf, NO_CONTENT } from './visitor-content.js';
import { type Body, checkCpf, checkEmail, found, textIn, textsIn, toBody } from './w3lcome-body.js';
import { W3lcomeError } from './w3lcome-error.js';
import { renderInvitee } from './w3lcome-render.js';
import type { IdRoute, ListRoute, W3lcomeServer } from './w3lcome-server.js';
import {
  INVITEE_STATUSES,
  type StoredHost,
  type StoredInvitee,
  type W3lcomeState,
  type WrittenContent,
} from './w3lcome-state.js';

export function registerInviteeRoutes(api: FastifyInstance, server: W3lcomeServer): void {
  const { state, behaviour } = server;
  const readList = createListReader(inviteeList(state), behaviour);

  api.get<ListRoute>('/invitees', async ({ query }) => {
    const { page, matchCount } = readList(query);
    const records = page.map((invitee) => renderInvitee(state, invitee));
    return renderList('invitees', { records, matchCount }, behaviour);
  });

  api.get<IdRoute>('/invitee/:id', async ({ params }) => renderInvitee(state, found(state.invitees, params.id)));

  api.post('/invitees', async (request) => {
    const { content, host, expectedAt, ...changes } = toInviteeChanges(state, toBody(request.body));
    if (content.name === undefined || content.name === null) throw new W3lcomeError('MISSING_NAME');
    if (host === undefined) throw new W3lcomeError('MISSING_HOST');
    if (expectedAt === undefined) throw new W3lcomeError('MISSING_EXPECTED_AT');
    const invitee: StoredInvitee = {
      id: server.newId(),
      host,
      expectedAt,
      content: { ...NO_CONTENT, ...content },
      status: 'confirmed',
      cardNumber: server.newCardNumber(),
      requiresAuthorization: false,
      visitId: null,
      ...changes,
    };
    state.invitees.put(invitee);
    return renderInvitee(state, invitee);
  });

  api.patch<IdRoute>('/invitee/:id', async ({ params, body }) => {
    const invitee = found(state.invitees, params.id);
    const { content, ...changes } = toInviteeChanges(state, toBody(body));
    if (content.name === null) throw new W3lcomeError('MISSING_NAME');
    const changed: StoredInvitee = { ...invitee, ...changes, content: { ...contentOf(invitee.content), ...content } };
    state.invitees.put(changed);
    return renderInvitee(state, changed);
  });

  api.delete<IdRoute>('/invitee/:id', async ({ params }) => {
    const invitee = found(state.invitees, params.id);
    state.invitees.remove(params.id);
    return renderInvitee(state, invitee);
  });
}

const CONTENT_TEXTS = [
  ...['name', 'phone', 'email', 'address', 'company', 'position', 'sector', 'document', 'cpf', 'rg'],
  ...['pictureUrl', 'notes'],
] as const satisfies readonly (keyof WrittenContent)[];

type Writable = Pick<StoredInvitee, 'host' | 'expectedAt' | 'status' | 'cardNumber' | 'requiresAuthorization'>;

/** The members that a body contains. */
type InviteeChanges = { -readonly [Member in keyof Writable]?: Writable[Member] } & {
  readonly content: { -readonly [Member in keyof WrittenContent]?: WrittenContent[Member] };
};

/** @throws W3lcomeError with the code of the first member that is wrong */
function toInviteeChanges(state: W3lcomeState, body: Body): InviteeChanges {
  const content: InviteeChanges['content'] = textsIn(body, CONTENT_TEXTS);
  checkEmail(content.email);
  checkCpf(content.cpf);
  if (Array.isArray(body['customFields'])) content.customFields = body['customFields'];
  const changes: InviteeChanges = { content };
  if (body['host'] !== undefined) changes.host = hostIn(state, body['host']);
  if (body['expectedAt'] !== undefined) changes.expectedAt = timeIn(body);
  if (body['status'] !== undefined) changes.status = statusIn(body['status']);
  if (body['cardNumber'] !== undefined) changes.cardNumber = cardNumberIn(body['cardNumber']);
  const requires = body['requiresAuthorization'];
  if (typeof requires === 'boolean') changes.requiresAuthorization = requires;
  return changes;
}

/** The pages do not document which members of the host are required; here its id or its e-mail. */
function hostIn(state: W3lcomeState, value: unknown): StoredHost {
  const reference = toBody(value);
  const id = textIn(reference, 'id');
  const email = textIn(reference, 'email');
  if (typeof id !== 'string' && typeof email !== 'string') throw new W3lcomeError('MISSING_HOST');
  const isMeant = (host: StoredHost) => host.email.toLowerCase() === email?.toLowerCase();
  const host = typeof id === 'string' ? state.hosts.get(id) : state.hosts.records.find(isMeant);
  if (host === undefined) throw new W3lcomeError('INVALID_HOST');
  return host;
}

function timeIn(body: Body): number {
  const instant = parseTime(textIn(body, 'expectedAt') ?? '');
  if (instant === null) throw new W3lcomeError('INVALID_EXPECTED_AT');
  return instant;
}

function statusIn(value: unknown): StoredInvitee['status'] {
  const status = INVITEE_STATUSES.find((candidate) => candidate === value);
  if (status === undefined) throw new W3lcomeError('INVALID_STATUS');
  return status;
}

function cardNumberIn(value: unknown): number {
  const isInt32 = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31;
  if (!isInt32) throw new W3lcomeError('INVALID_CARD_NUMBER');
  return value;
}
