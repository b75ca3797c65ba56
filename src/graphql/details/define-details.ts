import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { VisitorEnvironment } from '../../domain/visitor/visitor-environment.js';
import { Personal } from '../access/access-decorators.js';
import type { PersonalKind } from '../access/masks.js';
import type { GraphContext } from '../graph-context.js';

interface DetailField {
  /** Default: `String`. */
  readonly type?: () => object;
  /** Default: the field is nullable. */
  readonly isRequired?: boolean;
  /** As `Personal`. */
  readonly personal?: PersonalKind;
  readonly description: string;
}

/**
 * The resolver of fields that are read in one way: `read` gives the field `name` of a record, from the record itself or by
 * a look-up. It must be in the schema's list of resolvers.
 */
export function defineDetails<R, K extends string>(
  type: ClassType,
  read: (env: VisitorEnvironment, record: R, name: K) => unknown,
  fields: Readonly<Record<K, DetailField>>,
): ClassType {
  class DetailsResolver {}
  const { prototype } = DetailsResolver;
  // The keys of a record whose keys are of type K.
  for (const name of Object.keys(fields) as K[]) {
    const { type: fieldType = () => String, isRequired = false, personal, description } = fields[name];
    const value = (record: R, { session }: GraphContext) => read(session.startRead(), record, name);
    const descriptor = { value };
    Object.defineProperty(prototype, name, descriptor);
    Root()(prototype, name, 0);
    Ctx()(prototype, name, 1);
    FieldResolver(fieldType, { nullable: !isRequired, description })(prototype, name, descriptor);
    if (personal !== undefined) Personal(personal)(prototype, name, descriptor);
  }
  Resolver(() => type)(DetailsResolver);
  return DetailsResolver;
}
