import { Extensions } from 'type-graphql';
import type { Scope } from '../../domain/model/scope.js';
import { PERSONAL_MARK, SCOPE_MARK } from './guard-schema.js';
import type { PersonalKind } from './masks.js';

/**
 * On a field: callers without this scope get null and a FORBIDDEN error at its path. On a member of an input: callers without
 * it must not send the member. `guardSchema` enforces it; the schema shows it as `@requiresScope`.
 */
export function RequiresScope(scope: Scope): ReturnType<typeof Extensions> {
  return Extensions({ [SCOPE_MARK]: scope });
}

/**
 * On a field of text: callers without `pii:read` get it masked by its kind. `guardSchema` enforces it; the schema shows it as
 * `@personal`.
 */
export function Personal(kind: PersonalKind): ReturnType<typeof Extensions> {
  return Extensions({ [PERSONAL_MARK]: kind });
}
