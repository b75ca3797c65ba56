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
  @Field(() => SourceEnum, { description: 'The source of this transaction.' })
  readonly source!: Source;

  @Field(() => String, {
    description: "The source's own id after the name of its ledger: `day-pass/<id>`, `credit/<id>` or `money/<id>`.",
  })
  readonly sourceId!: string;

  @Field(() => TransactionKindEnum, { description: 'The ledger, which decides the unit of `amount`.' })
  readonly kind!: TransactionKind;

  @Field(() => TransactionTypeEnum, { description: 'The purpose.' })
  readonly type!: TransactionType;

  @Field(() => String, { description: "The source's own word for the purpose." })
  readonly sourceType!: string;

  @Field(() => TransactionDirectionEnum, {
    nullable: true,
    description: "The direction for the customer's balance; null for money, which has no balance.",
  })
  readonly direction!: TransactionDirection | null;

  @Field(() => DecimalScalar, {
    description: 'The exact amount: passes, credits or money in whole units of `currencyCode`.',
  })
  readonly amount!: string;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code; null for day passes and credits.' })
  readonly currencyCode!: string | null;

  @Field(() => TransactionStatusEnum, { description: 'The status.' })
  readonly status!: TransactionStatus;

  @Personal('TEXT')
  @Field(() => String, { nullable: true, description: 'A remark of its author; null when there is none.' })
  readonly description!: string | null;

  @Personal('TEXT')
  @Field(() => String, {
    nullable: true,
    description: 'The product that was bought or used, e.g. the title of a booking; null when the source has none.',
  })
  readonly product!: string | null;

  @Field(() => TransactionCustomerUnion, {
    nullable: true,
    description: 'The customer of the balance or account; null when the source no longer knows them.',
  })
  readonly customer!: PersonRef | CompanyRef | null;

  @Field(() => PersonType, {
    nullable: true,
    description: 'Who made it; null when it was automatic or is unknown.',
  })
  readonly createdBy!: PersonRef | null;

  @Field(() => LocationType, {
    nullable: true,
    description: 'The location it belongs to; null when the source does not say.',
  })
  readonly location!: LocationRef | null;

  @Field(() => DateTimeScalar, { description: 'When it was made. Lists order and filter by it.' })
  readonly createdAt!: Date;
}

const ALLOCATION_DIRECTIONS = ['ALLOCATE', 'CHARGE'] as const satisfies readonly BalanceTransactionDraft['direction'][];

export const AllocationDirectionEnum = defineEnum(ALLOCATION_DIRECTIONS, {
  name: 'AllocationDirection',
  description: "A change to a customer's balance of day passes or credits.",
  values: {
    ALLOCATE: 'Adds to the balance.',
    CHARGE: 'Subtracts from the balance; the source uses what expires first.',
  },
});

export const TransactionConnection = defineConnection<Transaction>({
  name: 'Transaction',
  plural: 'transactions',
  node: () => TransactionObjectType,
});

export const TransactionCustomerUnion = createUnionType({
  name: 'TransactionCustomer',
  description: 'The customer of a transaction: a member, or a company that pays for its members.',
  types: () => [PersonType, CompanyType] as const,
});

const TransactionDirectionEnum = defineEnum(TRANSACTION_DIRECTIONS, {
  name: 'TransactionDirection',
  description: "The direction of a transaction for the customer's balance.",
  values: { IN: 'Adds to the balance.', OUT: 'Subtracts from the balance.' },
});

export const TransactionKindEnum = defineEnum(TRANSACTION_KINDS, {
  name: 'TransactionKind',
  description: 'The ledger of a transaction, which decides the unit of its amount.',
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
  description: 'The status of a transaction.',
  values: {
    PENDING: 'Not started, or waiting for an action.',
    PROCESSING: 'In progress.',
    SUCCEEDED: 'Completed.',
    FAILED: 'Tried without success.',
    CANCELLED: 'Cancelled.',
    UNKNOWN: 'The source sends no status, or an unknown one.',
  },
});

export const TransactionTypeEnum = defineEnum(TRANSACTION_TYPES, {
  name: 'TransactionType',
  description: "The purpose of a transaction. `sourceType` has the source's own word.",
  values: {
    ADMIN_ALLOCATION: 'An administrator added to the balance.',
    ADMIN_CHARGE: 'An administrator took from the balance.',
    BOOKING: 'A room, desk or other resource was booked.',
    EXPIRATION: 'An unused amount expired.',
    PURCHASE_ALLOCATION: 'A purchase was added to the balance.',
    REFUND: 'A charge was refunded.',
    SUBSCRIPTION_ALLOCATION: 'A subscription added its regular share to the balance.',
    SUBSCRIPTION_EXPIRATION: "The unused rest of a subscription's share expired.",
    EVENT_TICKET: 'A ticket to an event.',
    ORDER: 'An order from the shop.',
    CREDIT_PACKAGE: 'A package of credits was bought.',
    INVOICE: 'An invoice was paid.',
    SUBSCRIPTION: 'A subscription was paid.',
    CUSTOM: 'An item that an administrator defined.',
    RESIDENT_CHARGE: "A charge to a resident. Reserved: the residents' service does not offer it yet.",
    RESIDENT_PAYMENT: "A payment by a resident. Reserved: the residents' service does not offer it yet.",
    OTHER: 'Any other value of the source.',
  },
});
