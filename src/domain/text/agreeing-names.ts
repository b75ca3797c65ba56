import { mayBeOneName, type WrittenName } from './written-name.js';

/** As many names as contradict one another under a contact that still stands for people: beyond, it is a reception's. */
export const MOST_UNRELATED_NAMES = 3;
/** Nobody writes their name in more ways; beyond, names of one contact are compared as wholes only. */
export const MOST_SPELLINGS = 32;

/** Something that one contact is used by, under one or more names that agree with one another. */
export interface Named {
  readonly names: readonly WrittenName[];
}

/** Whether nothing that the two are called contradicts. */
export function agree(left: Named, right: Named): boolean {
  return left.names.every((name) => right.names.every((other) => mayBeOneName(name, other)));
}

/** Whether a contact is used under so many names that it tells nothing of who somebody is. */
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
 * Puts together what is the same person's. Who agrees with two that contradict one another stands alone; among the others
 * everybody agrees with everybody of their group. The order of `users` does not matter.
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
