import { parseTime } from './offset-time.js';
import { type Body, checkCpf, checkEmail, textIn, textsIn, toBody } from './w3lcome-body.js';
import { W3lcomeError } from './w3lcome-error.js';
import {
  INVITEE_STATUSES,
  type StoredHost,
  type StoredInvitee,
  type W3lcomeState,
  type WrittenContent,
} from './w3lcome-state.js';

const CONTENT_TEXTS = [
  ...['name', 'phone', 'email', 'address', 'company', 'position', 'sector', 'document', 'cpf', 'rg'],
  ...['pictureUrl', 'notes'],
] as const satisfies readonly (keyof WrittenContent)[];

type Writable = Pick<StoredInvitee, 'host' | 'expectedAt' | 'status' | 'cardNumber' | 'requiresAuthorization'>;

/** What a body gives, and nothing of what it does not. */
export type InviteeChanges = { -readonly [Member in keyof Writable]?: Writable[Member] } & {
  readonly content: { -readonly [Member in keyof WrittenContent]?: WrittenContent[Member] };
};

/** @throws W3lcomeError with the code of the first member that is wrong */
export function toInviteeChanges(state: W3lcomeState, body: Body): InviteeChanges {
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

/** The pages do not say what of the host is needed: its id or its e-mail is enough. */
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
