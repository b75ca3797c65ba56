import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { BalanceTransactionDraft, Transaction } from '../../domain/model/transaction.js';
import {
  type CreateBalanceTransactionInput,
  createCreditTransaction,
  createDayPassTransaction,
} from '../../domain/transaction/write-transactions.js';
import { RequiresScope } from '../access/access-decorators.js';
import type { GraphContext } from '../graph-context.js';
import { answerMutation, INPUT } from '../mutation/answer-mutation.js';
import { IdempotentInput, PayloadType } from '../mutation/mutation.types.js';
import { DateScalar, DecimalScalar } from '../scalars/scalars.js';
import { AllocationDirectionEnum, TransactionObjectType } from './transaction.types.js';

@Resolver()
export class TransactionMutations {
  @RequiresScope('transactions:write')
  @Mutation(() => TransactionPayloadType, {
    nullable: true,
    description: 'Gives a Spacebring customer day passes, or takes some. It cannot be undone, only balanced.',
  })
  createDayPassTransaction(
    @Arg(INPUT, () => CreateBalanceTransactionInputType, { description: 'Whose balance, which way, how many passes.' })
    input: CreateBalanceTransactionInputType,
    @Ctx() context: GraphContext,
  ): Promise<TransactionPayloadType> {
    return answerMutation(context, (writes) => createDayPassTransaction(writes, input), toTransactionPayload);
  }

  @RequiresScope('transactions:write')
  @Mutation(() => TransactionPayloadType, {
    nullable: true,
    description: 'Gives a Spacebring customer credits, or takes some. It cannot be undone, only balanced.',
  })
  createCreditTransaction(
    @Arg(INPUT, () => CreateBalanceTransactionInputType, { description: 'Whose balance, which way, how many credits.' })
    input: CreateBalanceTransactionInputType,
    @Ctx() context: GraphContext,
  ): Promise<TransactionPayloadType> {
    return answerMutation(context, (writes) => createCreditTransaction(writes, input), toTransactionPayload);
  }
}

@InputType('CreateBalanceTransactionInput', {
  description: 'Day passes or credits that are given to a Spacebring customer or taken from them.',
})
class CreateBalanceTransactionInputType extends IdempotentInput implements CreateBalanceTransactionInput {
  @Field(() => ID, {
    description: 'Whose balance it is: id of a Spacebring `Person` or `Company` of the location.',
  })
  readonly customerId!: string;

  @Field(() => ID, { description: 'Id of the Spacebring `Location` that the balance belongs to.' })
  readonly locationId!: string;

  @Field(() => AllocationDirectionEnum, { description: 'Whether it is given or taken.' })
  readonly direction!: BalanceTransactionDraft['direction'];

  @Field(() => DecimalScalar, { description: 'How many: above 0, with at most two decimals, e.g. `"1"` or `"2.50"`.' })
  readonly amount!: string;

  @Field(() => String, { nullable: true, description: 'What it is for, e.g. for the next invoice.' })
  readonly description?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which what is given can be used; left out: it does not expire.',
  })
  readonly expiresOn?: string | null;
}

@ObjectType('TransactionPayload', { simpleResolvers: true, description: 'What became of a change to a balance.' })
class TransactionPayloadType extends PayloadType {
  @Field(() => TransactionObjectType, {
    nullable: true,
    description: 'The transaction as its source wrote it down; null when nothing was written.',
  })
  readonly transaction!: Transaction | null;
}

const toTransactionPayload = (transaction: Transaction | null) => ({ transaction });
