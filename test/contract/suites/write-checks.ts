import type { Visit } from '../../../src/domain/model/visit.js';
import { type UserProblem, UserProblemError } from '../../../src/domain/writes/user-problem.js';

/** What a write was refused for; throws when it was carried out, or failed in any other way. */
export async function problemsOf(write: Promise<unknown>): Promise<readonly UserProblem[]> {
  try {
    await write;
  } catch (error) {
    if (error instanceof UserProblemError) return error.problems;
    throw error;
  }
  throw new Error('the write was not refused');
}

/** Every problem is fit to be shown: words, and nothing that names an address or a credential. */
export async function expectProblem(
  write: Promise<unknown>,
  expected: Partial<Omit<UserProblem, 'message'>>,
): Promise<void> {
  const problems = await problemsOf(write);
  expect(problems).toMatchObject([expected]);
  for (const { message } of problems) {
    expect(message).toMatch(/^[A-Z].*\.$/);
    expect(message).not.toMatch(/:\/\/|undefined|null|Basic|Bearer/);
  }
}

/** The part of a visit that two readings at the same hour must agree on, and that tests compare. */
export function stateOf({ status, isOnSite, checkedInAt, checkedOutAt }: Visit): Partial<Visit> {
  return { status, isOnSite, checkedInAt, checkedOutAt };
}
