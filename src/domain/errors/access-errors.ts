import type { Scope } from '../access/scope.js';

/** The request does not prove who sends it. The message is safe to show and repeats nothing that was sent. */
export class UnauthenticatedError extends Error {
  override readonly name = 'UnauthenticatedError';
}

/** The caller may not have this. */
export class ForbiddenError extends Error {
  override readonly name = 'ForbiddenError';
  readonly scope: Scope;

  constructor(scope: Scope) {
    super(`This needs the scope ${scope}`);
    this.scope = scope;
  }
}
