import { Field, InputType } from 'type-graphql';
import type { OrderDirection } from '../../domain/lists/connection.js';
import { TICKET_ORDER_FIELDS, type TicketOrder, type TicketOrderField } from '../../domain/model/ticket.js';
import { OrderDirectionEnum } from '../connection/page.args.js';
import { defineEnum } from '../enums/define-enum.js';

export const TicketOrderFieldEnum = defineEnum(TICKET_ORDER_FIELDS, {
  name: 'TicketOrderField',
  description: 'What tickets can be ordered by.',
  values: {
    CREATED_AT: 'When the ticket was opened.',
    UPDATED_AT: 'When the ticket last changed.',
  },
});

@InputType('TicketOrder', { description: 'The order of tickets.' })
export class TicketOrderInput implements TicketOrder {
  @Field(() => TicketOrderFieldEnum, { defaultValue: 'CREATED_AT', description: 'What to order by.' })
  readonly field!: TicketOrderField;

  @Field(() => OrderDirectionEnum, { defaultValue: 'DESC', description: 'Newest first unless said otherwise.' })
  readonly direction!: OrderDirection;
}
