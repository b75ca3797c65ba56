import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { ForbiddenError } from '../../domain/access/access-errors.js';
import type { Scope } from '../../domain/model/scope.js';
import type { WriteOutcome } from '../../domain/source/source-error.js';
import type { GraphContext } from '../graph-context.js';
import { personalKindOf, scopeOf } from './field-access.js';
import { assertMayGive, scopesOfArguments } from './guarded-arguments.js';
import { MASKS, type Mask } from './masks.js';

type Field = GraphQLField<unknown, GraphContext>;
type Resolve = GraphQLFieldResolver<unknown, GraphContext>;

/**
 * The one place where access is enforced: puts a guard before the resolver of every marked field, so that no field can be
 * marked without being guarded. Other fields stay as they are. Guards are synchronous, and cost a caller who may have
 * everything a look into a set.
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

interface Place {
  readonly coordinate: string;
  /** What a refusal says of the write that was asked for; null for reads. */
  readonly outcome: WriteOutcome | null;
}

function guardField(field: Field, { coordinate, outcome }: Place): void {
  const kind = personalKindOf(field);
  const scope = scopeOf(field);
  const asked = scopesOfArguments(field.args);
  const isRefusable = outcome !== null || !isNonNullType(field.type);
  if (!isRefusable && (scope !== null || asked.length > 0 || kind === 'SECRET')) {
    throw new Error(`${coordinate} can be withheld from a caller, so it must be nullable`);
  }
  if (kind !== null) field.resolve = maskAnswer(field.resolve ?? defaultFieldResolver, MASKS[kind]);
  if (asked.length > 0) field.resolve = guardArguments(field, asked, outcome);
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
    if (!scopes.every((scope) => caller.scopes.has(scope))) assertMayGive(field.args, args, { caller, outcome });
    return resolve(record, args, context, info);
  };
}

function guardScope(resolve: Resolve, scope: Scope, outcome: WriteOutcome | null): Resolve {
  return (record, args, context, info) => {
    if (!context.caller.scopes.has(scope)) throw new ForbiddenError(scope, outcome);
    return resolve(record, args, context, info);
  };
}
