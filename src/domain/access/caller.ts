import { SCOPES, type Scope } from '../model/scope.js';

/** `open`: sign-in is off; `anonymous`: sign-in is on, and the caller is not signed in. */
export type CallerKind = 'api-key' | 'token' | 'open' | 'anonymous';

/** The caller, as sign-in identifies them. */
export interface Caller {
  readonly kind: CallerKind;
  /** For the audit log, metrics and limits: a key's name or a token's subject; never a secret. */
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
  /** Global ids of the only `Location`s that exist for this caller; null = all. */
  readonly locationIds: readonly string[] | null;
}

/** The identity of a caller: an API key and a token of the same name are two callers. */
export function callerIdentity({ kind, name }: Pick<Caller, 'kind' | 'name'>): string {
  return `${kind}:${name}`;
}

/** A caller who is not signed in: without scopes and locations. */
export const ANONYMOUS: Caller = { kind: 'anonymous', name: 'anonymous', scopes: new Set(), locationIds: [] };

/** Every caller, where sign-in is off. */
export const ANYONE: Caller = { kind: 'open', name: 'anyone', scopes: new Set(SCOPES), locationIds: null };
