import { createUnionType, Field, ObjectType } from 'type-graphql';
import type { CompanyRef } from '../../domain/model/company.js';
import type { LocationRef } from '../../domain/model/location.js';
import type { PersonRef } from '../../domain/model/person.js';
import {
  type BalanceTransactionDraft,
  TRANSACTION_DIRECTIONS,
  TRANSACTION_KINDS,
  TRANSACTION_STATUSES,
  TRANSACTION_TYPES,
  type Transaction,
  type TransactionDirection,
  type TransactionKind,
  type TransactionStatus,
  type TransactionType,
} from '../../domain/model/transaction.js';
import type { Source } from '../../domain/source/source.js';
import { Personal } from '../access/access-decorators.js';
import { CompanyType } from '../company/company.types.js';
import { defineConnection } from '../connection/define-connection.js';
import { defineEnum } from '../enums/define-enum.js';
import { LocationType } from '../location/location.types.js';
import { NodeInterface } from '../node/node.resolver.js';
import { PersonType } from '../person/person.types.js';
import { DateTimeScalar, DecimalScalar } from '../scalars/scalars.js';
import { SourceEnum } from '../source/source.types.js';

@ObjectType('Transaction', {
  implements: NodeInterface,
  simpleResolvers: true,
  description: 'One entry of one of the three Spacebring ledgers: day passes, credits or money.',
})
export class TransactionObjectType implements Omit<Transaction, 'nodeType'> {
  @Field(() => SourceEnum, { description: 'The source that keeps this transaction.' })
  readonly source!: Source;

  @Field(() => String, {
    description: "The source's own id after the name of its ledger: `day-pass/<id>`, `credit/<id>` or `money/<id>`.",
  })
  readonly sourceId!: string;

  @Field(() => TransactionKindEnum, { description: 'Which ledger it belongs to, and so what `amount` counts.' })
  readonly kind!: TransactionKind;

  @Field(() => TransactionTypeEnum, { description: 'What it was for.' })
  readonly type!: TransactionType;

  @Field(() => String, { description: "The source's own word for what it was for." })
  readonly sourceType!: string;

  @Field(() => TransactionDirectionEnum, {
    nullable: true,
    description: "Which way it went, seen from the customer's balance; null where there is no balance, as for money.",
  })
  readonly direction!: TransactionDirection | null;

  @Field(() => DecimalScalar, {
    description: 'How much: passes, credits or money in whole units of `currencyCode`, exactly as the source has it.',
  })
  readonly amount!: string;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code; null for day passes and credits.' })
  readonly currencyCode!: string | null;

  @Field(() => TransactionStatusEnum, { description: 'Whether it has gone through.' })
  readonly status!: TransactionStatus;

  @Personal('TEXT')
  @Field(() => String, { nullable: true, description: 'Remark of whoever made it; null when there is none.' })
  readonly description!: string | null;

  @Personal('TEXT')
  @Field(() => String, {
    nullable: true,
    description: 'What was bought or used, e.g. the title of a booking; null when the source names nothing.',
  })
  readonly product!: string | null;

  @Field(() => TransactionCustomerUnion, {
    nullable: true,
    description: 'Whose balance or account it concerns; null when they are no longer known.',
  })
  readonly customer!: PersonRef | CompanyRef | null;

  @Field(() => PersonType, {
    nullable: true,
    description: 'Who made it; null when it was made automatically or is not known.',
  })
  readonly createdBy!: PersonRef | null;

  @Field(() => LocationType, {
    nullable: true,
    description: 'The location it belongs to; null when the source does not say.',
  })
  readonly location!: LocationRef | null;

  @Field(() => DateTimeScalar, { description: 'When it was made: what lists are ordered and filtered by.' })
  readonly createdAt!: Date;
}

const ALLOCATION_DIRECTIONS = ['ALLOCATE', 'CHARGE'] as const satisfies readonly BalanceTransactionDraft['direction'][];

export const AllocationDirectionEnum = defineEnum(ALLOCATION_DIRECTIONS, {
  name: 'AllocationDirection',
  description: "What is done to a customer's balance of day passes or credits.",
  values: {
    ALLOCATE: 'Give: the customer has more afterwards.',
    CHARGE: 'Take: the customer has less afterwards. The source takes from what expires first.',
  },
});

export const TransactionConnection = defineConnection<Transaction>({
  name: 'Transaction',
  plural: 'transactions',
  node: () => TransactionObjectType,
});

export const TransactionCustomerUnion = createUnionType({
  name: 'TransactionCustomer',
  description: 'Whose balance or account a transaction concerns: a member, or a company that pays for its members.',
  types: () => [PersonType, CompanyType] as const,
});

const TransactionDirectionEnum = defineEnum(TRANSACTION_DIRECTIONS, {
  name: 'TransactionDirection',
  description: "Which way a transaction went, seen from the customer's balance.",
  values: { IN: 'The customer has more afterwards.', OUT: 'The customer has less afterwards.' },
});

export const TransactionKindEnum = defineEnum(TRANSACTION_KINDS, {
  name: 'TransactionKind',
  description: 'Which ledger a transaction belongs to, and so what its amount counts.',
  values: {
    DAY_PASS: 'Day passes of a member (Spacebring); `amount` counts passes.',
    CREDIT: 'Credits of a member or company (Spacebring); `amount` counts credits.',
    MONEY: 'Payments for invoices, packages, orders and the like (Spacebring); `amount` is money in `currencyCode`.',
    CHARGE: "What a resident owes. Reserved: the residents' service does not offer it yet.",
    PAYMENT: "What a resident paid. Reserved: the residents' service does not offer it yet.",
  },
});

export const TransactionStatusEnum = defineEnum(TRANSACTION_STATUSES, {
  name: 'TransactionStatus',
  description: 'Whether a transaction has gone through.',
  values: {
    PENDING: 'Not started, or waiting for somebody.',
    PROCESSING: 'On its way.',
    SUCCEEDED: 'Gone through.',
    FAILED: 'Tried without success.',
    CANCELLED: 'Called off.',
    UNKNOWN: 'The source does not say, or in a word that this graph does not know.',
  },
});

export const TransactionTypeEnum = defineEnum(TRANSACTION_TYPES, {
  name: 'TransactionType',
  description: "What a transaction was for. `sourceType` has the source's own word.",
  values: {
    ADMIN_ALLOCATION: 'An administrator added to the balance.',
    ADMIN_CHARGE: 'An administrator took from the balance.',
    BOOKING: 'A room, desk or other resource was booked.',
    EXPIRATION: 'What had not been used in time was lost.',
    PURCHASE_ALLOCATION: 'Something bought was added to the balance.',
    REFUND: 'Something spent was given back.',
    SUBSCRIPTION_ALLOCATION: 'A subscription added its regular share to the balance.',
    SUBSCRIPTION_EXPIRATION: "What was left of a subscription's share was lost.",
    EVENT_TICKET: 'A ticket to an event.',
    ORDER: 'An order from the shop.',
    CREDIT_PACKAGE: 'A package of credits was bought.',
    INVOICE: 'An invoice was paid.',
    SUBSCRIPTION: 'A subscription was paid.',
    CUSTOM: 'An item that an administrator made up.',
    RESIDENT_CHARGE: "A charge to a resident. Reserved: the residents' service does not offer it yet.",
    RESIDENT_PAYMENT: "A payment by a resident. Reserved: the residents' service does not offer it yet.",
    OTHER: 'Something that this graph has no word for.',
  },
});
