import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from '../connection/page.args.js';
import { VisitFilterInput } from './visit-filter.input.js';
import { VisitOrderInput } from './visit-order.input.js';

@ArgsType()
export class VisitListArgs extends PageArgs {
  @Field(() => VisitFilterInput, {
    nullable: true,
    description: 'Which visits are meant; left out: all of the default range.',
  })
  readonly filter?: VisitFilterInput | null;

  @Field(() => VisitOrderInput, {
    nullable: true,
    description: 'The order of the list; left out: `scheduledAt`, newest first.',
  })
  readonly orderBy?: VisitOrderInput | null;
}
