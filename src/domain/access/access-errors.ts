import type { Scope } from '../model/scope.js';
import type { WriteOutcome } from '../source/source-error.js';

/**
 * The request does not prove who sends it. The message is the same for every reason, so that an attacker learns nothing
 * about a forged token.
 */
export class UnauthenticatedError extends Error {
  override readonly name = 'UnauthenticatedError';
  /** For the log: words of the gateway, no part of the request. */
  readonly reason: string;

  constructor(reason: string) {
    super('The request carries no key or token that is accepted');
    this.reason = reason;
  }
}

/** The gateway cannot identify the caller, because it cannot read the keys that sign tokens. */
export class SignInUnavailableError extends Error {
  override readonly name = 'SignInUnavailableError';
  /** For the log: words of the gateway. */
  readonly reason: string;

  constructor(reason: string) {
    super('Sign-in cannot be checked at the moment');
    this.reason = reason;
  }
}

/** The caller lacks the permission. */
export class ForbiddenError extends Error {
  override readonly name = 'ForbiddenError';
  readonly scope: Scope;
  /** The outcome of a refused write; null for reads. */
  readonly outcome: WriteOutcome | null;

  constructor(scope: Scope, outcome: WriteOutcome | null = null) {
    super(`This needs the scope ${scope}`);
    this.scope = scope;
    this.outcome = outcome;
  }
}
