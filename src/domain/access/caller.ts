import { SCOPES, type Scope } from './scope.js';

/** Who asks, as sign-in has established it. */
export interface Caller {
  /** For the audit log, metrics and limits: a key's name or a token's subject; never a secret. */
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
  /** Global ids of the only `Location`s that exist for this caller; null = all. */
  readonly locationIds: readonly string[] | null;
}

/** Who has not signed in: nothing may be done, and no location exists. */
export const NOBODY: Caller = { name: 'nobody', scopes: new Set(), locationIds: [] };

/** Everybody, where no sign-in is asked for. */
export const ANYONE: Caller = { name: 'anyone', scopes: new Set(SCOPES), locationIds: null };
