import { Extensions } from 'type-graphql';
import { PERSONAL_MARK } from './field-access.js';
import type { PersonalKind } from './personal-kind.js';

/**
 * Beside a field of text: callers without `pii:read` are given it masked, as its kind says. Enforced by `guardSchema`,
 * shown in the schema as `@personal`.
 */
export function Personal(kind: PersonalKind): ReturnType<typeof Extensions> {
  return Extensions({ [PERSONAL_MARK]: kind });
}
