import { ACCOUNT_ID_PREFIX } from '../../domain/model/person.js';
import { type UserProblemError, userProblem } from '../../domain/writes/user-problem.js';
import { isSpacebringId } from './client.js';
import type { AdapterContext } from './context.js';
import type { MembershipWire } from './location.wire.js';
import { userRefOf } from './membership-list.js';

/** The path of the input member that names a record, for problems. */
export interface NamedRecord {
  readonly id: string;
  readonly field: readonly string[];
}

export function notFound(what: string, field: readonly string[]): UserProblemError {
  return userProblem('NOT_FOUND', `Spacebring has no such ${what}.`, { field });
}

/** Ids that are no UUIDs are not sent: the source refuses an address or a body with one. */
export function assertId({ id, field }: NamedRecord, what: string): void {
  if (!isSpacebringId(id)) throw notFound(what, field);
}

/** NOT_FOUND where the location of a refused write does not exist. Costs no call where the locations are loaded. */
export async function explainLocation(
  { locations }: Pick<AdapterContext, 'locations'>,
  { id, field }: NamedRecord,
): Promise<UserProblemError | null> {
  return (await locations.load(id)) === null ? notFound('location', field) : null;
}

export interface MemberNaming extends NamedRecord {
  /** Where the person must be a member; null: anywhere. */
  readonly locationId: string | null;
}

/**
 * The user behind a person: bodies name people by user. A person without a membership is the user itself.
 * @throws UserProblemError NOT_FOUND for an unknown person, INVALID_INPUT for a member of another location or a former one.
 */
export async function requireUserRef(
  { memberships }: Pick<AdapterContext, 'memberships'>,
  { id, field, locationId }: MemberNaming,
): Promise<string> {
  if (id.startsWith(ACCOUNT_ID_PREFIX)) {
    const userRef = id.slice(ACCOUNT_ID_PREFIX.length);
    assertId({ id: userRef, field }, 'person');
    return userRef;
  }
  const membership = await memberships.byId(id);
  const userRef = membership === null ? null : userRefOf(membership);
  if (membership === null || userRef === null) throw notFound('person', field);
  assertMember(membership, { field, locationId });
  return userRef;
}

/** @throws UserProblemError INVALID_INPUT for a member of another location or a former one. */
export function assertMember(
  membership: MembershipWire,
  { field, locationId }: Pick<MemberNaming, 'field' | 'locationId'>,
): void {
  if (membership.deleteDate !== null) {
    throw userProblem('INVALID_INPUT', 'This person is no longer a member.', { field });
  }
  if (locationId !== null && membership.locationRef !== null && membership.locationRef !== locationId) {
    throw userProblem('INVALID_INPUT', 'This person is not a member of that location.', { field });
  }
}
