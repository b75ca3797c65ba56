import type { SandboxMember } from '../state/directory.js';
import type { SandboxUser } from '../state/user-accounts.js';

/** `UserFull`: everywhere but in tickets. */
export function toUserFull(user: SandboxUser): object {
  return {
    ...{ id: user.id, about: null, email: user.email, name: user.name },
    ...{ phoneNumber: user.phone, photoUrl: null, surname: user.surname },
  };
}

/** `UserLite` of tickets and their activities. */
export function toUserLite(user: SandboxUser): object {
  const { id, email, name, phone, surname } = user;
  return { id, photoUrl: null, blocked: false, email, name, phoneNumber: phone, surname };
}

export function toMembershipLite(member: SandboxMember): object {
  return { id: member.id, roleType: member.role, type: member.type, user: toUserLite(member.user) };
}

/** The open user object of memberships: it declares no nulls, so empty members are left out. */
export function toUserOpen(user: SandboxUser): object {
  return {
    ...{ id: user.id, email: user.email, name: user.name },
    ...(user.surname === null ? {} : { surname: user.surname }),
    ...(user.phone === null ? {} : { phoneNumber: user.phone }),
  };
}
