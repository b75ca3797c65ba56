import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  getNamedType,
  isInputObjectType,
} from 'graphql';
import { ForbiddenError } from '../../domain/access/access-errors.js';
import type { Caller } from '../../domain/access/caller.js';
import type { Scope } from '../../domain/model/scope.js';
import type { WriteOutcome } from '../../domain/source/source-error.js';
import { scopeOf } from './field-access.js';

type Slot = GraphQLArgument | GraphQLInputField;

/** The scopes that arguments and the members of their inputs can need; none for most fields. */
export function scopesOfArguments(slots: readonly Slot[], seen = new Set<GraphQLInputObjectType>()): readonly Scope[] {
  const found = slots.flatMap((slot) => {
    const own = scopeOf(slot);
    const type = getNamedType(slot.type);
    if (!isInputObjectType(type) || seen.has(type)) return own ?? [];
    return [...(own === null ? [] : [own]), ...scopesOfArguments(membersOf(type), seen.add(type))];
  });
  return [...new Set(found)];
}

/** @throws ForbiddenError for the first argument or member that was given and that the caller lacks the scope for. */
export function assertMayGive(
  slots: readonly Slot[],
  given: unknown,
  asked: { readonly caller: Caller; readonly outcome: WriteOutcome | null },
): void {
  if (Array.isArray(given)) for (const item of given) assertMayGive(slots, item, asked);
  if (!isRecord(given)) return;
  for (const slot of slots) {
    const value = given[slot.name];
    if (value === null || value === undefined) continue;
    const scope = scopeOf(slot);
    if (scope !== null && !asked.caller.scopes.has(scope)) throw new ForbiddenError(scope, asked.outcome);
    const type = getNamedType(slot.type);
    if (isInputObjectType(type)) assertMayGive(membersOf(type), value, asked);
  }
}

function membersOf(type: GraphQLInputObjectType): readonly GraphQLInputField[] {
  return Object.values(type.getFields());
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
