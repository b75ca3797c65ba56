import { userProblem } from '../../domain/writes/user-problem.js';
import type { RefusalMeaning } from './w3lcome.refusals.js';
import { alreadyCheckedOut } from './write-problems.js';

export interface CheckOutOptions {
  /** Null = now. */
  readonly at: Date | null;
  readonly force: boolean;
}

/** The vendor's table of refusals is cut after these two. */
export function checkOutRefusals(at: Date | null): RefusalMeaning {
  const tooEarly = (sourceCode: string) =>
    userProblem('INVALID_INPUT', 'The visitor came later than this.', {
      sourceCode,
      ...(at !== null && { field: ['at'] }),
    });
  return {
    words: {
      ALREADY_CHECKOUT: alreadyCheckedOut,
      ALREADY_CHECKED_OUT: alreadyCheckedOut,
      CHECKOUT_AT_BEFORE_CHECKIN: tooEarly,
    },
    members: { DATE: ['at'] },
  };
}
