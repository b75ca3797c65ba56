import type { Caller } from '../../src/domain/access/caller.js';
import { SCOPES, type Scope } from '../../src/domain/model/scope.js';

export function callerWith(...scopes: readonly Scope[]): Caller {
  return { kind: 'token', name: 'somebody', scopes: new Set(scopes), locationIds: null };
}

export function callerWithout(...missing: readonly Scope[]): Caller {
  return callerWith(...SCOPES.filter((scope) => !missing.includes(scope)));
}
