import type { Scope } from '../model/scope.js';
import type { WriteOutcome } from '../source/source-error.js';

/**
 * The request does not prove who sends it. The message is the same for every reason, so that nobody learns from it how
 * near a forged token came.
 */
export class UnauthenticatedError extends Error {
  override readonly name = 'UnauthenticatedError';
  /** For the log: words of the gateway, nothing that was sent. */
  readonly reason: string;

  constructor(reason: string) {
    super('The request carries no key or token that is accepted');
    this.reason = reason;
  }
}

/** Nobody can tell who sends the request: the keys that tokens are signed with cannot be read at the moment. */
export class SignInUnavailableError extends Error {
  override readonly name = 'SignInUnavailableError';
  /** For the log: words of the gateway. */
  readonly reason: string;

  constructor(reason: string) {
    super('Sign-in cannot be checked at the moment');
    this.reason = reason;
  }
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
