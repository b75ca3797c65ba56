import { type UserProblem, UserProblemError } from '../../domain/writes/user-problem.js';
import type { WriteEnvironment } from '../../domain/writes/write-environment.js';
import type { GraphContext } from '../graph-context.js';

/** The one argument of every mutation: the paths of user errors start with it. */
export const INPUT = 'input';

/**
 * Every mutation is answered here. What a person can put right becomes `userErrors` beside a null record, with paths
 * from the arguments on; faults pass through as errors of the answer. Whatever came of it, all that is read
 * afterwards, nested fields and later mutations of the document included, is read anew: a write that failed may have
 * reached its source all the same.
 */
export async function answerMutation<R, P extends object>(
  context: GraphContext,
  write: (writes: WriteEnvironment) => Promise<R | null>,
  toPayload: (record: R | null) => P,
): Promise<P & { readonly userErrors: readonly UserProblem[] }> {
  const { record, problems } = await separateProblems(() => write(context.writes)).finally(() =>
    context.writes.renewAdapters(),
  );
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
