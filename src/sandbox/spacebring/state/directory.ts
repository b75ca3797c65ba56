import type { NewUser, SandboxUser, UserAccounts } from './user-accounts.js';

export interface SandboxLocation {
  readonly index: number;
  readonly id: string;
  readonly title: string;
  readonly address: string;
  readonly email: string;
  readonly currencyCode: string;
  readonly timeZone: string;
  readonly createdAt: number;
}

export interface SandboxCompany {
  readonly index: number;
  readonly id: string;
  readonly title: string;
  readonly location: SandboxLocation;
  readonly createdAt: number;
}

export interface SandboxMember {
  readonly index: number;
  readonly id: string;
  readonly user: SandboxUser;
  readonly location: SandboxLocation;
  readonly company: SandboxCompany | null;
  readonly isCompanyManager: boolean;
  readonly role: 'admin' | 'member';
  readonly type: 'member' | 'nonmember';
  readonly createdAt: number;
  /** Null: the membership is active. */
  readonly deletedAt: number | null;
}

/** Locations, companies, memberships and users; only accounts of new visitors are added. */
export interface Directory {
  readonly networkId: string;
  readonly locations: readonly SandboxLocation[];
  readonly companies: readonly SandboxCompany[];
  /** Deleted ones included; a visit's host is an index into it. */
  readonly members: readonly SandboxMember[];
  readonly users: UserAccounts;
  /** The user of the OAuth tokens: an administrator of every location. */
  readonly tokenUser: SandboxUser;
  location(id: string): SandboxLocation | null;
  company(id: string): SandboxCompany | null;
  /** Null for deleted ones too. */
  member(id: string): SandboxMember | null;
  user(id: string): SandboxUser | null;
  userAt(index: number): SandboxUser;
  memberAt(index: number): SandboxMember;
  /** The active membership of a user in a location. */
  membershipOf(user: SandboxUser, location: SandboxLocation): SandboxMember | null;
  /** The account with that e-mail; created when there is none. */
  ensureUser(visitor: NewUser): SandboxUser;
}

export interface DirectoryParts {
  readonly networkId: string;
  readonly locations: readonly SandboxLocation[];
  readonly companies: readonly SandboxCompany[];
  readonly members: readonly SandboxMember[];
  readonly users: UserAccounts;
  readonly tokenUser: SandboxUser;
}

export function createDirectory(parts: DirectoryParts): Directory {
  const { locations, companies, members, users } = parts;
  const locationsById = byId(locations);
  const companiesById = byId(companies);
  const membersById = byId(members.filter(({ deletedAt }) => deletedAt === null));
  const membersByPlace = new Map([...membersById.values()].map((member) => [placeKey(member), member]));
  return {
    ...parts,
    location: (id) => locationsById.get(id.toLowerCase()) ?? null,
    company: (id) => companiesById.get(id.toLowerCase()) ?? null,
    member: (id) => membersById.get(id.toLowerCase()) ?? null,
    user: users.byId,
    userAt: users.at,
    ensureUser: users.ensure,
    memberAt(index) {
      const member = members[index];
      if (member === undefined) throw new Error(`the sandbox has no member ${index}`);
      return member;
    },
    membershipOf: (user, location) => membersByPlace.get(placeKey({ user, location })) ?? null,
  };
}

function byId<T extends { readonly id: string }>(records: readonly T[]): Map<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}

function placeKey({ user, location }: { user: SandboxUser; location: SandboxLocation }): string {
  return `${location.index}/${user.index}`;
}
