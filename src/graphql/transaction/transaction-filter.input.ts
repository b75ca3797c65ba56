import { Field, ID, InputType } from 'type-graphql';
import type { TransactionKind, TransactionStatus, TransactionType } from '../../domain/model/transaction.js';
import type { Source } from '../../domain/source/source.js';
import type { TransactionFilter } from '../../domain/transaction/list-transactions.js';
import { DateTimeRangeInput } from '../connection/page.args.js';
import { SourceEnum } from '../source/source.types.js';
import { TransactionKindEnum } from './transaction-kind.enum.js';
import { TransactionStatusEnum } from './transaction-status.enum.js';
import { TransactionTypeEnum } from './transaction-type.enum.js';

@InputType('TransactionFilter', {
  description: 'Which transactions are meant. All members that are given must hold; a list means any of its values.',
})
export class TransactionFilterInput implements TransactionFilter {
  @Field(() => DateTimeRangeInput, { nullable: true, description: 'Range of `createdAt`. Left out: the last 30 days.' })
  readonly createdAt?: DateTimeRangeInput | null;

  @Field(() => [SourceEnum], { nullable: true, description: 'Only transactions of these sources.' })
  readonly sources?: Source[] | null;

  @Field(() => [TransactionKindEnum], { nullable: true, description: 'Only these ledgers; the others are not read.' })
  readonly kinds?: TransactionKind[] | null;

  @Field(() => [TransactionTypeEnum], { nullable: true, description: 'Only transactions for these purposes.' })
  readonly types?: TransactionType[] | null;

  @Field(() => [TransactionStatusEnum], {
    nullable: true,
    description: 'Only transactions that have one of these statuses.',
  })
  readonly statuses?: TransactionStatus[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only transactions of these locations: ids of `Location`.' })
  readonly locationIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Only transactions of these customers: ids of `Person` or `Company`.',
  })
  readonly customerIds?: string[] | null;
}
