import type { Scope } from '../access/scope.js';
import type { WriteOutcome } from './source-fault.js';

/** The request does not prove who sends it. The message is safe to show and repeats nothing that was sent. */
export class UnauthenticatedError extends Error {
  override readonly name = 'UnauthenticatedError';
}

/** The caller may not have this. */
export class ForbiddenError extends Error {
  override readonly name = 'ForbiddenError';
  readonly scope: Scope;
  /** What is known of the write that was refused; null for reads. */
  readonly outcome: WriteOutcome | null;

  constructor(scope: Scope, outcome: WriteOutcome | null = null) {
    super(`This needs the scope ${scope}`);
    this.scope = scope;
    this.outcome = outcome;
  }
}
