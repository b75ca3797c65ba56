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
  description: 'A request for help in a Spacebring location, with its status and activities.',
})
export class TicketType implements Omit<Ticket, 'nodeType'> {
  @Field(() => SourceEnum, { description: 'The source of this ticket.' })
  readonly source!: Source;

  @Field(() => String, { description: "The source's own id of the ticket." })
  readonly sourceId!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'The number of the ticket for people: an integer up to 2^53 - 1; null when the source sends none or an invalid one.',
  })
  readonly number!: number | null;

  @Personal('TEXT')
  @Field(() => String, { description: 'The request, in the words of the requester.' })
  readonly description!: string;

  @Field(() => TicketStatusEnum, { description: 'The status.' })
  readonly status!: TicketStatus;

  @Field(() => TicketCategoryEnum, { description: 'The category.' })
  readonly category!: TicketCategory;

  @Field(() => String, {
    nullable: true,
    description: "The source's own word for the category, if `category` has no counterpart for it; null otherwise.",
  })
  readonly categoryLabel!: string | null;

  @Field(() => LocationType, {
    nullable: true,
    description: 'The location it concerns; null when the source does not say.',
  })
  readonly location!: LocationRef | null;

  @Field(() => PersonType, {
    nullable: true,
    description: 'Who opened the ticket; null when the source no longer knows them.',
  })
  readonly requester!: PersonRef | null;

  @Field(() => PersonType, { nullable: true, description: 'Who is responsible; null when the ticket is unassigned.' })
  readonly assignee!: PersonRef | null;

  @Field(() => DateTimeScalar, { description: 'When it was opened.' })
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it last changed; null when the source does not say.',
  })
  readonly updatedAt!: Date | null;
}

@ObjectType('Attachment', { simpleResolvers: true, description: 'A file that was added to a ticket.' })
class AttachmentType implements Attachment {
  @Personal('TEXT')
  @Field(() => String, { nullable: true, description: 'File name; null when the source does not say.' })
  readonly name!: string | null;

  @Personal('SECRET')
  @Field(() => String, {
    nullable: true,
    description: 'Temporary URL of the file; null when it is not available.',
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
    COMMENT: 'A text or a file was added.',
    STATUS_UPDATED: 'Its status changed from `previousStatus` to `status`.',
    CATEGORY_UPDATED: 'Its category changed.',
    ASSIGNEE_UPDATED: 'Its assignee changed from `previousAssignee` to `assignee`.',
    OTHER: 'Any other value of the source.',
  },
});

@ObjectType('TicketActivity', {
  simpleResolvers: true,
  description: 'An activity of a ticket. `type` decides which fields are set.',
})
export class TicketActivityObjectType implements Omit<TicketActivity, 'attachments'> {
  @Field(() => ID, { description: "The source's own id of the activity, which `node` cannot fetch." })
  readonly id!: string;

  @Field(() => TicketActivityTypeEnum, { description: 'What happened.' })
  readonly type!: TicketActivityType;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  readonly createdAt!: Date;

  @Field(() => PersonType, {
    nullable: true,
    description: 'Who did it; null when it was automatic or is unknown.',
  })
  readonly author!: PersonRef | null;

  @Personal('TEXT')
  @Field(() => String, {
    nullable: true,
    description: 'The text of a comment or an opening; null for other types.',
  })
  readonly text!: string | null;

  @Field(() => [AttachmentType], { description: 'The attached files.' })
  readonly attachments!: Attachment[];

  @Field(() => TicketStatusEnum, {
    nullable: true,
    description: 'The new status; null when it did not change.',
  })
  readonly status!: TicketStatus | null;

  @Field(() => TicketStatusEnum, {
    nullable: true,
    description: 'The previous status; null when it did not change or is unknown.',
  })
  readonly previousStatus!: TicketStatus | null;

  @Field(() => PersonType, {
    nullable: true,
    description: 'The new assignee; null when there is none or it did not change.',
  })
  readonly assignee!: PersonRef | null;

  @Field(() => PersonType, {
    nullable: true,
    description: 'The previous assignee; null when there was none or it did not change.',
  })
  readonly previousAssignee!: PersonRef | null;
}

export const TicketCategoryEnum = defineEnum(TICKET_CATEGORIES, {
  name: 'TicketCategory',
  description: 'The subject of a ticket.',
  values: {
    ACCESS: 'Doors, keys, cards and codes.',
    ACCOUNT_AND_BILLING: 'The account, invoices and payments.',
    BOOKINGS: 'Rooms, desks and other bookings.',
    CLEANING: 'Cleaning and waste.',
    DISCRIMINATION_AND_HARASSMENT: 'Discrimination or harassment of a person.',
    INTERNET: 'Network, Wi-Fi and connectivity.',
    MAIL_AND_PACKAGES: 'Letters and deliveries.',
    NOISE_AND_ACOUSTICS: 'Noise, or sound that carries.',
    OFFENSIVE_OR_OBJECTIONABLE_CONTENT: 'Content that was posted or displayed.',
    OTHER: "Any other subject; `categoryLabel` has the source's own word if there is one.",
    PRINTING: 'Printers, scanners and paper.',
    REPAIR_AND_MAINTENANCE: 'Something is broken or worn.',
    TEMPERATURE_AND_VENTILATION: 'Too hot, too cold, or stuffy.',
    WEBSITE_AND_APP: 'The website or the app of the location.',
  },
});

export const TicketConnection = defineConnection<Ticket>({ name: 'Ticket', plural: 'tickets', node: () => TicketType });

export const TicketStatusEnum = defineEnum(TICKET_STATUSES, {
  name: 'TicketStatus',
  description: 'The status of a ticket.',
  values: {
    NEW: 'No work has started.',
    IN_PROGRESS: 'Work is in progress.',
    SOLVED: 'The work is done; the requester may still answer.',
    CLOSED: 'Finished for good.',
    CANCELLED: 'Cancelled without a solution.',
  },
});
