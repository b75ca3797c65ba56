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
    description: 'How many records the page holds: 1 to 200.',
  })
  readonly first?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      '`endCursor` of the page before. All pages of one walk see the same range and the same "now"; a cursor is refused with another filter or order.',
  })
  readonly after?: string | null;
}

@InputType('DateTimeRange', {
  description: 'A half-open range of time: its start belongs to it, its end does not. Either end may be left open.',
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
  description: 'Which end of a list comes first.',
  values: {
    ASC: 'Oldest first.',
    DESC: 'Newest first: the exact reverse of ASC, ties included.',
  },
});

/** What a list function needs to know of the page, `isCounted` taken from the selection. */
export function toPageRequest(args: PageArgs, info: GraphQLResolveInfo): PageRequest {
  return {
    first: args.first ?? DEFAULT_PAGE_SIZE,
    after: args.after ?? null,
    isCounted: selectedFields(info).has('totalCount'),
  };
}
