import { Extensions } from 'type-graphql';
import type { Scope } from '../../domain/model/scope.js';
import { PERSONAL_MARK, SCOPE_MARK } from './guard-schema.js';
import type { PersonalKind } from './masks.js';

/**
 * Beside a field: only callers with this scope are given it; the others get null and a FORBIDDEN error at its path. Beside
 * a member of an input: only they may give it. Enforced by `guardSchema`, shown in the schema as `@requiresScope`.
 */
export function RequiresScope(scope: Scope): ReturnType<typeof Extensions> {
  return Extensions({ [SCOPE_MARK]: scope });
}

/**
 * Beside a field of text: callers without `pii:read` are given it masked, as its kind says. Enforced by `guardSchema`,
 * shown in the schema as `@personal`.
 */
export function Personal(kind: PersonalKind): ReturnType<typeof Extensions> {
  return Extensions({ [PERSONAL_MARK]: kind });
}
