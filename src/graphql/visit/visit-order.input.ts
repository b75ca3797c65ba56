import { Field, InputType } from 'type-graphql';
import type { OrderDirection } from '../../domain/lists/connection.js';
import { OrderDirectionEnum } from '../connection/page.args.js';
import { defineEnum } from '../enums/define-enum.js';

const VISIT_ORDER_FIELDS = ['SCHEDULED_AT'] as const;
type VisitOrderField = (typeof VISIT_ORDER_FIELDS)[number];

export const VisitOrderFieldEnum = defineEnum(VISIT_ORDER_FIELDS, {
  name: 'VisitOrderField',
  description: 'What visits can be ordered by.',
  values: { SCHEDULED_AT: '`scheduledAt`: the expected time, else the arrival, else the creation.' },
});

@InputType('VisitOrder', {
  description: 'The order of visits. Ties are broken by source and source id, so it is always total.',
})
export class VisitOrderInput {
  @Field(() => VisitOrderFieldEnum, { defaultValue: 'SCHEDULED_AT', description: 'What to order by.' })
  readonly field!: VisitOrderField;

  @Field(() => OrderDirectionEnum, { defaultValue: 'DESC', description: 'Newest first unless said otherwise.' })
  readonly direction!: OrderDirection;
}
