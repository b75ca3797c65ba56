import { Extensions } from 'type-graphql';
import type { Scope } from '../../domain/model/scope.js';
import { SCOPE_MARK } from './field-access.js';

/**
 * Beside a field: only callers with this scope are given it; the others get null and a FORBIDDEN error at its path. Beside
 * a member of an input: only they may give it. Enforced by `guardSchema`, shown in the schema as `@requiresScope`.
 */
export function RequiresScope(scope: Scope): ReturnType<typeof Extensions> {
  return Extensions({ [SCOPE_MARK]: scope });
}
