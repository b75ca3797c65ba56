import { Field, ObjectType } from 'type-graphql';
import type {
  Transaction,
  TransactionDirection,
  TransactionKind,
  TransactionStatus,
  TransactionType,
} from '../../domain/model/transaction.js';
import type { Source } from '../../domain/source/source.js';
import { Personal } from '../access/access-decorators.js';
import { NodeInterface } from '../node/node.resolver.js';
import { DateTimeScalar, DecimalScalar } from '../scalars/scalars.js';
import { SourceEnum } from '../source/source.types.js';
import { TransactionDirectionEnum } from './transaction-direction.enum.js';
import { TransactionKindEnum } from './transaction-kind.enum.js';
import { TransactionStatusEnum } from './transaction-status.enum.js';
import { TransactionTypeEnum } from './transaction-type.enum.js';

@ObjectType('Transaction', {
  implements: NodeInterface,
  simpleResolvers: true,
  description: 'One entry of one of the three Spacebring ledgers: day passes, credits or money.',
})
export class TransactionObjectType implements Omit<Transaction, 'nodeType' | 'customer' | 'createdBy' | 'location'> {
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

  @Field(() => DateTimeScalar, { description: 'When it was made: what lists are ordered and filtered by.' })
  readonly createdAt!: Date;
}
