import { SCOPES, type Scope } from '../model/scope.js';

/** `open`: nobody signs in; `nobody`: not signed in where one has to. */
export type CallerKind = 'api-key' | 'token' | 'open' | 'anonymous';

/** Who asks, as sign-in has established it. */
export interface Caller {
  readonly kind: CallerKind;
  /** For the audit log, metrics and limits: a key's name or a token's subject; never a secret. */
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
  /** Global ids of the only `Location`s that exist for this caller; null = all. */
  readonly locationIds: readonly string[] | null;
}

/** Who the caller is: an API key and a token of the same name are two callers. */
export function callerIdentity({ kind, name }: Pick<Caller, 'kind' | 'name'>): string {
  return `${kind}:${name}`;
}

/** Who has not signed in: nothing may be done, and no location exists. */
export const ANONYMOUS: Caller = { kind: 'anonymous', name: 'anonymous', scopes: new Set(), locationIds: [] };

/** Everybody, where no sign-in is asked for. */
export const ANYONE: Caller = { kind: 'open', name: 'anyone', scopes: new Set(SCOPES), locationIds: null };
