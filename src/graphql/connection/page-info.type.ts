import { Field, ObjectType } from 'type-graphql';
import type { PageInfo } from '../../domain/lists/connection.js';

@ObjectType('PageInfo', {
  simpleResolvers: true,
  description: 'Where a page stands in its list, as the Relay cursor connections describe it.',
})
export class PageInfoType implements PageInfo {
  @Field(() => Boolean, {
    description:
      'Whether there is more after this page. When a source was cut by a limit or the deadline it is true even if this page is short: go on with `endCursor`.',
  })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether this page was asked for with `after`.' })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null on an empty page.' })
  readonly startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Give this as `after`, with the same filter and order, for the next page; null when there is nothing to go on from.',
  })
  readonly endCursor!: string | null;
}
