import { Ctx, Query, Resolver } from 'type-graphql';
import { readListOfAll } from '../../domain/lists/read-list-of-all.js';
import type { VisitorField } from '../../domain/model/visitor-field.js';
import { RequiresScope } from '../access/access-decorators.js';
import type { GraphContext } from '../graph-context.js';
import { VisitorFieldType } from './visitor-field.types.js';

@Resolver()
export class VisitorFieldResolver {
  @RequiresScope('visits:read')
  @Query(() => [VisitorFieldType], {
    nullable: true,
    description:
      'The questions of the kiosk, in its order. Empty when no configured source has a kiosk; null with an error when none of them answers.',
  })
  visitorFields(@Ctx() { session }: GraphContext): Promise<VisitorField[]> {
    const selected = Object.values(session.startRead().adapters).flatMap(({ source, visitorFields: port }) =>
      port === undefined ? [] : { source, read: () => port.readVisitorFields() },
    );
    return readListOfAll(selected);
  }
}
