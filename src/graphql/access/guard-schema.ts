import {
  defaultFieldResolver,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { ForbiddenError } from '../../domain/access/access-errors.js';
import type { Caller } from '../../domain/access/caller.js';
import { SCOPES, type Scope } from '../../domain/model/scope.js';
import type { WriteOutcome } from '../../domain/source/source-error.js';
import type { GraphContext } from '../graph-context.js';
import { MASKS, type Mask, PERSONAL_KINDS, type PersonalKind } from './masks.js';

type Field = GraphQLField<unknown, GraphContext>;
type Resolve = GraphQLFieldResolver<unknown, GraphContext>;

/**
 * Wraps the resolver of every marked field with a guard, so that no mark is without effect. A guard is synchronous and costs
 * one look-up in a set.
 * @throws Error for a field that cannot be refused or blanked because it is never null.
 */
export function guardSchema(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    const outcome = type === schema.getMutationType() ? 'NOT_DONE' : null;
    for (const field of Object.values(type.getFields()))
      guardField(field, { coordinate: `${type.name}.${field.name}`, outcome });
  }
}

interface FieldPosition {
  readonly coordinate: string;
  /** The outcome of a refused write; null for reads. */
  readonly outcome: WriteOutcome | null;
}

function guardField(field: Field, { coordinate, outcome }: FieldPosition): void {
  const kind = personalKindOf(field);
  const scope = scopeOf(field);
  const argumentScopes = scopesOfArguments(field.args);
  const isRefusable = outcome !== null || !isNonNullType(field.type);
  if (!isRefusable && (scope !== null || argumentScopes.length > 0 || kind === 'SECRET')) {
    throw new Error(`${coordinate} can be withheld from a caller, so it must be nullable`);
  }
  if (kind !== null) field.resolve = maskAnswer(field.resolve ?? defaultFieldResolver, MASKS[kind]);
  if (argumentScopes.length > 0) field.resolve = guardArguments(field, argumentScopes, outcome);
  if (scope !== null) field.resolve = guardScope(field.resolve ?? defaultFieldResolver, scope, outcome);
}

function maskAnswer(resolve: Resolve, mask: Mask): Resolve {
  return (record, args, context, info) => {
    const value: unknown = resolve(record, args, context, info);
    if (context.caller.scopes.has('pii:read')) return value;
    const show = (known: unknown) => maskValue(known, (text) => mask(text, record));
    return value instanceof Promise ? value.then(show) : show(value);
  };
}

function maskValue(value: unknown, mask: (text: string) => string | null): unknown {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? value.map((item) => maskValue(item, mask)) : mask(String(value));
}

function guardArguments(field: Field, scopes: readonly Scope[], outcome: WriteOutcome | null): Resolve {
  const resolve = field.resolve ?? defaultFieldResolver;
  return (record, args, context, info) => {
    const { caller } = context;
    if (!scopes.every((scope) => caller.scopes.has(scope)))
      assertArgumentsAllowed(field.args, args, { caller, outcome });
    return resolve(record, args, context, info);
  };
}

function guardScope(resolve: Resolve, scope: Scope, outcome: WriteOutcome | null): Resolve {
  return (record, args, context, info) => {
    if (!context.caller.scopes.has(scope)) throw new ForbiddenError(scope, outcome);
    return resolve(record, args, context, info);
  };
}

export const SCOPE_MARK = 'requiresScope';
export const PERSONAL_MARK = 'personal';

/** A field, an argument or a member of an input, with the marks of its decorators. */
export interface Marked {
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** The scope that it requires; null for none. */
export function scopeOf({ extensions }: Marked): Scope | null {
  return SCOPES.find((scope) => scope === extensions[SCOPE_MARK]) ?? null;
}

/** The kind of its personal data; null for none. */
export function personalKindOf({ extensions }: Marked): PersonalKind | null {
  return PERSONAL_KINDS.find((kind) => kind === extensions[PERSONAL_MARK]) ?? null;
}

type Slot = GraphQLArgument | GraphQLInputField;

/** The scopes that arguments and the members of their inputs can require. */
function scopesOfArguments(slots: readonly Slot[], seen = new Set<GraphQLInputObjectType>()): readonly Scope[] {
  const found = slots.flatMap((slot) => {
    const own = scopeOf(slot);
    const type = getNamedType(slot.type);
    if (!isInputObjectType(type) || seen.has(type)) return own ?? [];
    return [...(own === null ? [] : [own]), ...scopesOfArguments(membersOf(type), seen.add(type))];
  });
  return [...new Set(found)];
}

/** @throws ForbiddenError for the first argument or member in the request whose scope the caller lacks. */
function assertArgumentsAllowed(
  slots: readonly Slot[],
  supplied: unknown,
  context: { readonly caller: Caller; readonly outcome: WriteOutcome | null },
): void {
  if (Array.isArray(supplied)) for (const item of supplied) assertArgumentsAllowed(slots, item, context);
  if (!isRecord(supplied)) return;
  for (const slot of slots) {
    const value = supplied[slot.name];
    if (value === null || value === undefined) continue;
    const scope = scopeOf(slot);
    if (scope !== null && !context.caller.scopes.has(scope)) throw new ForbiddenError(scope, context.outcome);
    const type = getNamedType(slot.type);
    if (isInputObjectType(type)) assertArgumentsAllowed(membersOf(type), value, context);
  }
}

function membersOf(type: GraphQLInputObjectType): readonly GraphQLInputField[] {
  return Object.values(type.getFields());
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
