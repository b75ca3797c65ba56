import { type UserProblem, UserProblemError } from '../../domain/writes/user-problem.js';
import type { WriteEnvironment } from '../../domain/writes/write-environment.js';
import type { GraphContext } from '../graph-context.js';

/** The only argument of every mutation; the paths of user errors start with it. */
export const INPUT = 'input';

/**
 * Carries out a mutation. What a person can correct becomes `userErrors` and a null record, with paths that start at the
 * arguments; other errors pass through.
 */
export async function answerMutation<R, P extends object>(
  context: GraphContext,
  write: (writes: WriteEnvironment) => Promise<R | null>,
  toPayload: (record: R | null) => P,
): Promise<P & { readonly userErrors: readonly UserProblem[] }> {
  const { record, problems } = await separateProblems(() => write(context.session.startWrite()));
  return { ...toPayload(record), userErrors: problems.map(toUserError) };
}

async function separateProblems<R>(
  write: () => Promise<R | null>,
): Promise<{ readonly record: R | null; readonly problems: readonly UserProblem[] }> {
  try {
    return { record: await write(), problems: [] };
  } catch (error) {
    if (error instanceof UserProblemError) return { record: null, problems: error.problems };
    throw error;
  }
}

function toUserError({ field, ...problem }: UserProblem): UserProblem {
  return { ...problem, field: field === null ? null : [INPUT, ...field] };
}
