import { Field, ID, ObjectType } from 'type-graphql';
import type { Attachment, TicketActivity, TicketActivityType, TicketStatus } from '../../domain/model/ticket.js';
import { Personal } from '../access/access-decorators.js';
import { DateTimeScalar } from '../scalars/scalars.js';
import { AttachmentType } from './attachment.type.js';
import { TicketActivityTypeEnum } from './ticket-activity-type.enum.js';
import { TicketStatusEnum } from './ticket-status.enum.js';

@ObjectType('TicketActivity', {
  simpleResolvers: true,
  description: 'One thing that happened to a ticket. Which of the fields are set depends on `type`.',
})
export class TicketActivityObjectType
  implements Omit<TicketActivity, 'author' | 'assignee' | 'previousAssignee' | 'attachments'>
{
  @Field(() => ID, { description: "The source's own id of the activity; it cannot be fetched by itself." })
  readonly id!: string;

  @Field(() => TicketActivityTypeEnum, { description: 'What happened.' })
  readonly type!: TicketActivityType;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  readonly createdAt!: Date;

  @Personal('TEXT')
  @Field(() => String, {
    nullable: true,
    description: 'What was written; null for anything but a comment or an opening.',
  })
  readonly text!: string | null;

  @Field(() => [AttachmentType], { description: 'The files that came with it; often none.' })
  readonly attachments!: Attachment[];

  @Field(() => TicketStatusEnum, {
    nullable: true,
    description: 'The status from then on; null when it did not change.',
  })
  readonly status!: TicketStatus | null;

  @Field(() => TicketStatusEnum, {
    nullable: true,
    description: 'The status until then; null when it did not change or is not known.',
  })
  readonly previousStatus!: TicketStatus | null;
}
