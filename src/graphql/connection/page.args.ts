import type { GraphQLResolveInfo } from 'graphql';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import type { InstantRange, PageRequest } from '../../domain/lists/connection.js';
import { defineEnum } from '../enums/define-enum.js';
import { DateTimeScalar } from '../scalars/scalars.js';
import { selectedFields } from '../selected-fields.js';

export const DEFAULT_PAGE_SIZE = 25;

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: DEFAULT_PAGE_SIZE,
    description: 'Number of records in the page: 1 to 200.',
  })
  readonly first?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      '`endCursor` of the previous page. All pages of a list share the range and the "now" of the first one; a cursor is refused with another filter or order.',
  })
  readonly after?: string | null;
}

@InputType('DateTimeRange', {
  description: 'A half-open range of time: it includes its start and excludes its end. Either end may be open.',
})
export class DateTimeRangeInput implements InstantRange {
  @Field(() => DateTimeScalar, { nullable: true, description: 'At or after this instant.' })
  readonly gte?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Before this instant.' })
  readonly lt?: Date | null;
}

const ORDER_DIRECTIONS = ['ASC', 'DESC'] as const;

export const OrderDirectionEnum = defineEnum(ORDER_DIRECTIONS, {
  name: 'OrderDirection',
  description: 'The direction of a list.',
  values: {
    ASC: 'Oldest first.',
    DESC: 'Newest first: the exact reverse of ASC, ties included.',
  },
});

/** The page for a list function; `isCounted` comes from the selection. */
export function toPageRequest(args: PageArgs, info: GraphQLResolveInfo): PageRequest {
  return {
    first: args.first ?? DEFAULT_PAGE_SIZE,
    after: args.after ?? null,
    isCounted: selectedFields(info).has('totalCount'),
  };
}
