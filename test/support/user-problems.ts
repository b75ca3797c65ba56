import type { UserProblem } from '../../src/domain/writes/user-problem.js';
import { problemsOf } from '../contract/suites/write-checks.js';

/** Code and field of the one problem there is. */
export async function problemOf(write: Promise<unknown>): Promise<Pick<UserProblem, 'code' | 'field'>> {
  const [problem, ...others] = await problemsOf(write);
  if (problem === undefined || others.length > 0) throw new Error(`${others.length + 1} problems`);
  return { code: problem.code, field: problem.field };
}
