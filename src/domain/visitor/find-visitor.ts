import { InvalidInputError } from '../errors/invalid-input-error.js';
import { assertVisitorId } from '../model/visitor-id.js';
import { normalizeEmail } from '../text/normalize-email.js';
import type { Visitor } from './visitor.js';
import type { VisitorEnvironment } from './visitor-environment.js';

export interface VisitorBy {
  readonly id?: string | null;
  readonly email?: string | null;
  readonly phoneNumber?: string | null;
}

/**
 * One person by id, e-mail or phone number; if several people use a contact, the last one to use it.
 * @returns null only for an e-mail or phone number, and only if every source was read completely.
 * @throws InvalidInputError unless exactly one valid member is given; the errors of `VisitorDirectory`.
 */
export async function findVisitor(env: VisitorEnvironment, by: VisitorBy): Promise<Visitor | null> {
  const criteria = Object.entries(by).filter(([, value]) => value !== null && value !== undefined);
  if (criteria.length !== 1) throw new InvalidInputError('by', 'takes exactly one of id, email and phoneNumber');
  if (typeof by.id === 'string') return env.visitors.load(assertVisitorId(env.encryptor, 'by.id', by.id));
  if (typeof by.email === 'string') {
    const email = normalizeEmail(by.email);
    if (email !== null) return findByContact(env, 'EMAIL', [email]);
    throw new InvalidInputError('by.email', 'is not an e-mail address');
  }
  const phones = env.phoneCandidates(by.phoneNumber ?? '');
  if (phones.length === 0) throw new InvalidInputError('by.phoneNumber', 'is not a phone number');
  return findByContact(env, 'PHONE_NUMBER', phones);
}

/** The found person has an id of their own, and the fields of that id. */
async function findByContact(
  env: VisitorEnvironment,
  match: 'EMAIL' | 'PHONE_NUMBER',
  values: readonly string[],
): Promise<Visitor | null> {
  const found = await env.visitors.find(values.map((value) => ({ match, value })));
  return found === null ? null : env.visitors.load(found.key);
}
