import { ArgsType, Field, Int } from 'type-graphql';

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
