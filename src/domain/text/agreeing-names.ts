import { mayBeOneName, type WrittenName } from './written-name.js';

/** Maximum contradictory names under a contact of people; a contact with more belongs to a reception. */
export const MOST_UNRELATED_NAMES = 3;
/** Maximum spellings of one name; with more, names of one contact are compared only as wholes. */
export const MOST_SPELLINGS = 32;

/** A user of a contact, with one or more names that agree. */
export interface Named {
  readonly names: readonly WrittenName[];
}

/** Whether all names of the two agree. */
export function agree(left: Named, right: Named): boolean {
  return left.names.every((name) => right.names.every((other) => mayBeOneName(name, other)));
}

/** Whether a contact has so many names that it identifies no person. */
export function isSharedByStrangers(users: readonly Named[]): boolean {
  if (users.length > MOST_SPELLINGS) return true;
  if (users.length <= MOST_UNRELATED_NAMES) return false;
  const unrelated: WrittenName[] = [];
  const names = users.flatMap((user) => user.names).sort((left, right) => (left.whole < right.whole ? -1 : 1));
  for (const name of names) {
    if (unrelated.some((other) => mayBeOneName(name, other))) continue;
    unrelated.push(name);
    if (unrelated.length > MOST_UNRELATED_NAMES) return true;
  }
  return false;
}

/**
 * Groups the users that are one person: within a group all names agree. A user who agrees with two contradictory ones
 * is a group alone; the order of `users` does not matter.
 */
export function groupAgreeing<T>(users: readonly T[], doAgree: (left: T, right: T) => boolean): T[][] {
  if (users.length === 1) return [[...users]];
  const neighbours = users.map((user) => users.filter((other) => other !== user && doAgree(user, other)));
  const isTorn = (near: readonly T[]) =>
    near.some((one, index) => near.slice(index + 1).some((other) => !doAgree(one, other)));
  const torn = new Set(users.filter((_user, index) => isTorn(neighbours[index] ?? [])));
  const done = new Set<T>();
  const groups: T[][] = [];
  users.forEach((user, index) => {
    if (done.has(user)) return;
    const near = torn.has(user) ? [] : (neighbours[index] ?? []).filter((other) => !torn.has(other));
    const group = [user, ...near];
    for (const member of group) done.add(member);
    groups.push(group);
  });
  return groups;
}
