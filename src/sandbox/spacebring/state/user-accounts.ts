import type { Human } from '../../world/world.js';
import type { IdCodec } from './id-codec.js';

/** The vendor's account of a person, one for all locations. */
export interface SandboxUser {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly surname: string | null;
  readonly email: string;
  readonly phone: string | null;
  /** Null for visitors that a client of the API created. */
  readonly human: Human | null;
}

export type NewUser = Pick<SandboxUser, 'name' | 'surname' | 'email' | 'phone'>;

/** Accounts of all humans, created at the first read, and of visitors created later. */
export interface UserAccounts {
  at(index: number): SandboxUser;
  byId(id: string): SandboxUser | null;
  /** The account with that e-mail; created when there is none. */
  ensure(user: NewUser): SandboxUser;
}

export function createUserAccounts(humans: readonly Human[], ids: IdCodec): UserAccounts {
  const made = new Map<number, SandboxUser>();
  const byEmail = new Map<string, number>();
  let count = humans.length;
  const store = (user: SandboxUser): SandboxUser => {
    made.set(user.index, user);
    return user;
  };
  const find = (index: number): SandboxUser | null => {
    const known = made.get(index);
    if (known !== undefined) return known;
    const human = humans[index];
    return human === undefined ? null : store(toUser(human, ids.idOf(index)));
  };
  const indexEmails = (): void => {
    if (byEmail.size === 0) for (const human of humans) byEmail.set(emailOf(human), human.index);
  };
  return {
    at(index) {
      const user = find(index);
      if (user === null) throw new Error(`the sandbox has no user ${index}`);
      return user;
    },
    byId: (id) => find(ids.indexOf(id) ?? -1),
    ensure(user) {
      indexEmails();
      const email = user.email.trim().toLowerCase();
      const known = find(byEmail.get(email) ?? -1);
      if (known !== null) return known;
      const index = count;
      count += 1;
      byEmail.set(email, index);
      return store({ ...user, email, index, id: ids.idOf(index), human: null });
    },
  };
}

function toUser(human: Human, id: string): SandboxUser {
  const { index, givenName: name, familyName: surname, phone } = human;
  return { index, id, name, surname, email: emailOf(human), phone, human };
}

/** The vendor requires an e-mail of every visitor: humans without one get a throw-away address. */
function emailOf({ email, index }: Human): string {
  return email ?? `visitor-${index}@reception.example`;
}
