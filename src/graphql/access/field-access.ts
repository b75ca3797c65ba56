import { SCOPES, type Scope } from '../../domain/model/scope.js';
import { PERSONAL_KINDS, type PersonalKind } from './personal-kind.js';

export const SCOPE_MARK = 'requiresScope';
export const PERSONAL_MARK = 'personal';

/** A field, an argument or a member of an input, with what its decorators have left on it. */
export interface Marked {
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** The scope that it needs; null for what every caller may have. */
export function scopeOf({ extensions }: Marked): Scope | null {
  return SCOPES.find((scope) => scope === extensions[SCOPE_MARK]) ?? null;
}

/** What kind of personal data it holds; null for none. */
export function personalKindOf({ extensions }: Marked): PersonalKind | null {
  return PERSONAL_KINDS.find((kind) => kind === extensions[PERSONAL_MARK]) ?? null;
}
