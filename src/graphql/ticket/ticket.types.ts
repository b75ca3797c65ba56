import { Field, Float, ID, ObjectType } from 'type-graphql';
import type { LocationRef } from '../../domain/model/location.js';
import type { PersonRef } from '../../domain/model/person.js';
import {
  type Attachment,
  TICKET_ACTIVITY_TYPES,
  TICKET_CATEGORIES,
  TICKET_STATUSES,
  type Ticket,
  type TicketActivity,
  type TicketActivityType,
  type TicketCategory,
  type TicketStatus,
} from '../../domain/model/ticket.js';
import type { Source } from '../../domain/source/source.js';
import { Personal } from '../access/access-decorators.js';
import { defineConnection } from '../connection/define-connection.js';
import { defineEnum } from '../enums/define-enum.js';
import { LocationType } from '../location/location.types.js';
import { NodeInterface } from '../node/node.resolver.js';
import { PersonType } from '../person/person.types.js';
import { DateTimeScalar } from '../scalars/scalars.js';
import { SourceEnum } from '../source/source.types.js';

@ObjectType('Ticket', {
  implements: NodeInterface,
  simpleResolvers: true,
  description: 'A request for help in a Spacebring location, and what became of it.',
})
export class TicketType implements Omit<Ticket, 'nodeType'> {
  @Field(() => SourceEnum, { description: 'The source that keeps this ticket.' })
  readonly source!: Source;

  @Field(() => String, { description: "The source's own id of the ticket." })
  readonly sourceId!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'The number by which people call the ticket: whole, up to 2^53 - 1; null where the source gives none or no such number.',
  })
  readonly number!: number | null;

  @Personal('TEXT')
  @Field(() => String, { description: 'What was asked for, in the words of the requester.' })
  readonly description!: string;

  @Field(() => TicketStatusEnum, { description: 'How far it has come.' })
  readonly status!: TicketStatus;

  @Field(() => TicketCategoryEnum, { description: 'What it is about.' })
  readonly category!: TicketCategory;

  @Field(() => String, {
    nullable: true,
    description:
      "The source's own word for the category, where it has no counterpart in `category`; null where it has one.",
  })
  readonly categoryLabel!: string | null;

  @Field(() => LocationType, {
    nullable: true,
    description: 'The location it concerns; null when the source does not say.',
  })
  readonly location!: LocationRef | null;

  @Field(() => PersonType, {
    nullable: true,
    description: 'Who asked for help; null when they are no longer known.',
  })
  readonly requester!: PersonRef | null;

  @Field(() => PersonType, { nullable: true, description: 'Who is responsible; null when nobody is.' })
  readonly assignee!: PersonRef | null;

  @Field(() => DateTimeScalar, { description: 'When it was opened.' })
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it last changed; null where the source does not say.',
  })
  readonly updatedAt!: Date | null;
}

@ObjectType('Attachment', { simpleResolvers: true, description: 'A file that somebody added to a ticket.' })
class AttachmentType implements Attachment {
  @Personal('TEXT')
  @Field(() => String, { nullable: true, description: 'File name; null when the source does not say.' })
  readonly name!: string | null;

  @Personal('SECRET')
  @Field(() => String, {
    nullable: true,
    description: 'Where the file can be fetched, for a while; null when it is not available.',
  })
  readonly url!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Media type, e.g. `image/png`; null when the source does not say.',
  })
  readonly mimeType!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Size in bytes, which may exceed 32 bits; null when the source does not say.',
  })
  readonly size!: number | null;
}

const TicketActivityTypeEnum = defineEnum(TICKET_ACTIVITY_TYPES, {
  name: 'TicketActivityType',
  description: 'What happened to a ticket.',
  values: {
    CREATED: 'It was opened.',
    COMMENT: 'Somebody wrote something or attached a file.',
    STATUS_UPDATED: 'Its status changed from `previousStatus` to `status`.',
    CATEGORY_UPDATED: 'It was filed under another category.',
    ASSIGNEE_UPDATED: 'It was given to `assignee`, or taken from `previousAssignee`.',
    OTHER: 'Something that this graph has no word for.',
  },
});

@ObjectType('TicketActivity', {
  simpleResolvers: true,
  description: 'One thing that happened to a ticket. Which of the fields are set depends on `type`.',
})
export class TicketActivityObjectType implements Omit<TicketActivity, 'attachments'> {
  @Field(() => ID, { description: "The source's own id of the activity; it cannot be fetched by itself." })
  readonly id!: string;

  @Field(() => TicketActivityTypeEnum, { description: 'What happened.' })
  readonly type!: TicketActivityType;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  readonly createdAt!: Date;

  @Field(() => PersonType, {
    nullable: true,
    description: 'Who did it; null when it was done automatically or is not known.',
  })
  readonly author!: PersonRef | null;

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

  @Field(() => PersonType, {
    nullable: true,
    description: 'Who is responsible from then on; null when nobody is or it did not change.',
  })
  readonly assignee!: PersonRef | null;

  @Field(() => PersonType, {
    nullable: true,
    description: 'Who was responsible until then; null when nobody was or it did not change.',
  })
  readonly previousAssignee!: PersonRef | null;
}

export const TicketCategoryEnum = defineEnum(TICKET_CATEGORIES, {
  name: 'TicketCategory',
  description: 'What a ticket is about.',
  values: {
    ACCESS: 'Doors, keys, cards and codes.',
    ACCOUNT_AND_BILLING: 'The account, invoices and payments.',
    BOOKINGS: 'Rooms, desks and other bookings.',
    CLEANING: 'Cleaning and waste.',
    DISCRIMINATION_AND_HARASSMENT: 'How somebody was treated.',
    INTERNET: 'Network, Wi-Fi and connectivity.',
    MAIL_AND_PACKAGES: 'Letters and deliveries.',
    NOISE_AND_ACOUSTICS: 'It is too loud, or sound carries.',
    OFFENSIVE_OR_OBJECTIONABLE_CONTENT: 'Something that was posted or displayed.',
    OTHER: "Anything else; `categoryLabel` has the source's own word where it used one.",
    PRINTING: 'Printers, scanners and paper.',
    REPAIR_AND_MAINTENANCE: 'Something is broken or worn.',
    TEMPERATURE_AND_VENTILATION: 'Too hot, too cold, or stuffy.',
    WEBSITE_AND_APP: 'The website or the app of the location.',
  },
});

export const TicketConnection = defineConnection<Ticket>({ name: 'Ticket', plural: 'tickets', node: () => TicketType });

export const TicketStatusEnum = defineEnum(TICKET_STATUSES, {
  name: 'TicketStatus',
  description: 'How far a ticket has come.',
  values: {
    NEW: 'Nobody has started on it.',
    IN_PROGRESS: 'Somebody is working on it.',
    SOLVED: 'The work is done; the requester may still answer.',
    CLOSED: 'Finished for good.',
    CANCELLED: 'Called off without a solution.',
  },
});
