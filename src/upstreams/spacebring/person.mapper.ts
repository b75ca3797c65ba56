import type { CompanyRef } from '../../domain/model/company.js';
import type { LocationRef } from '../../domain/model/location.js';
import { ACCOUNT_ID_PREFIX, type Person, type PersonDetails, type PersonRef } from '../../domain/model/person.js';
import { toLocationRef } from './location.mapper.js';
import type { MembershipWire } from './location.wire.js';
import type { TitledWire, UserWire } from './wire.js';

type Contact = Pick<PersonDetails, 'name' | 'email' | 'phoneNumber' | 'pictureUrl'>;

/** Spacebring has no such members of a person. */
const UNSUPPORTED_FIELDS = { position: null, department: null, unit: null, address: null } as const;

/** A Person is a membership; its `user` is the human. `sourceId` differs for a user who is no member of the location. */
export function toPerson(membership: MembershipWire, sourceId = membership.id): Person {
  const { user, companyRef, locationRef } = membership;
  return Object.freeze({
    nodeType: 'Person',
    source: 'SPACEBRING',
    sourceId,
    ...toContact(user),
    ...UNSUPPORTED_FIELDS,
    company: companyRef === null ? null : toCompanyRef({ id: companyRef, title: null }),
    location: toLocationRef(locationRef),
    isActive: membership.deleteDate === null && membership.status !== 'requested',
  });
}

/**
 * A person as another record names them: by membership, else by user in the record's location. `whole`: a member that the
 * embedded user lacks is empty; otherwise it is unknown and costs a look-up.
 */
export interface NamedPerson {
  readonly membershipId: string | null;
  readonly userId: string | null;
  readonly user: UserWire | null;
  readonly locationId: string | null;
  readonly isWhole: boolean;
}

export function toPersonRef(person: NamedPerson): PersonRef | null {
  const reference = toReference(person);
  if (reference === null) return null;
  const { user, isWhole } = person;
  const contact = isWhole && user !== null ? toContact(user) : toPartOfContact(user);
  return Object.freeze({ nodeType: 'Person', source: 'SPACEBRING', ...reference, ...contact, ...UNSUPPORTED_FIELDS });
}

function toReference({
  membershipId,
  userId,
  user,
  locationId,
}: NamedPerson): Pick<PersonRef, 'sourceId' | 'account'> | null {
  if (membershipId !== null) return { sourceId: membershipId };
  const accountId = userId ?? user?.id ?? null;
  if (accountId === null) return null;
  return locationId === null ? { sourceId: ACCOUNT_ID_PREFIX + accountId } : { account: { accountId, locationId } };
}

/** The host of a visit: a member of the visited location. `company` undefined: unknown. */
export function toHostRef(
  host: NamedPerson,
  known: { readonly location: LocationRef | null; readonly company?: TitledWire | null },
): PersonRef | null {
  const ref = toPersonRef(host);
  if (ref === null || host.membershipId === null) return ref;
  const { company, location } = known;
  return Object.freeze({
    ...ref,
    ...(location !== null && { location }),
    ...(company !== undefined && { company: company === null ? null : toCompanyRef(company) }),
  });
}

export function toCompanyRef({ id, title }: TitledWire): CompanyRef {
  return Object.freeze({
    nodeType: 'Company',
    source: 'SPACEBRING',
    sourceId: id,
    ...(title !== null && { name: title }),
  });
}

function toContact(user: UserWire | null): Contact {
  return {
    name: writtenName(user) ?? user?.email ?? null,
    email: user?.email ?? null,
    phoneNumber: user?.phoneNumber ?? null,
    pictureUrl: user?.photoUrl ?? null,
  };
}

function toPartOfContact(user: UserWire | null): Partial<Contact> {
  if (user === null) return {};
  // The e-mail replaces the name only where the record says that there is none.
  const name = writtenName(user) ?? (user.name === null ? user.email : null);
  return {
    ...(name && { name }),
    ...(user.email !== undefined && { email: user.email }),
    ...(user.phoneNumber !== undefined && { phoneNumber: user.phoneNumber }),
    ...(user.photoUrl !== undefined && { pictureUrl: user.photoUrl }),
  };
}

/** `name surname`; null where both are absent. */
export function writtenName(person: Pick<UserWire, 'name' | 'surname'> | null): string | null {
  const words = [person?.name, person?.surname].filter((word) => word !== null && word !== undefined);
  return words.length === 0 ? null : words.join(' ');
}
