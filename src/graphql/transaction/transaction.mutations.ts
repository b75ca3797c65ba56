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
    description:
      'Allocates day passes to a Spacebring customer, or charges them. It cannot be undone, only balanced by another transaction.',
  })
  createDayPassTransaction(
    @Arg(INPUT, () => CreateBalanceTransactionInputType, {
      description: 'The customer, the direction and the number of passes.',
    })
    input: CreateBalanceTransactionInputType,
    @Ctx() context: GraphContext,
  ): Promise<TransactionPayloadType> {
    return answerMutation(context, (writes) => createDayPassTransaction(writes, input), toTransactionPayload);
  }

  @RequiresScope('transactions:write')
  @Mutation(() => TransactionPayloadType, {
    nullable: true,
    description:
      'Allocates credits to a Spacebring customer, or charges them. It cannot be undone, only balanced by another transaction.',
  })
  createCreditTransaction(
    @Arg(INPUT, () => CreateBalanceTransactionInputType, {
      description: 'The customer, the direction and the number of credits.',
    })
    input: CreateBalanceTransactionInputType,
    @Ctx() context: GraphContext,
  ): Promise<TransactionPayloadType> {
    return answerMutation(context, (writes) => createCreditTransaction(writes, input), toTransactionPayload);
  }
}

@InputType('CreateBalanceTransactionInput', {
  description: 'Day passes or credits to allocate to a Spacebring customer or to charge.',
})
class CreateBalanceTransactionInputType extends IdempotentInput implements CreateBalanceTransactionInput {
  @Field(() => ID, {
    description: 'The customer: id of a Spacebring `Person` or `Company` of the location.',
  })
  readonly customerId!: string;

  @Field(() => ID, { description: 'The location of the balance: id of a Spacebring `Location`.' })
  readonly locationId!: string;

  @Field(() => AllocationDirectionEnum, { description: 'Whether to allocate or to charge.' })
  readonly direction!: BalanceTransactionDraft['direction'];

  @Field(() => DecimalScalar, {
    description: 'The amount: above 0, with at most two decimals, e.g. `"1"` or `"2.50"`.',
  })
  readonly amount!: string;

  @Field(() => String, { nullable: true, description: 'The purpose, e.g. for the next invoice.' })
  readonly description?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which the allocated amount can be used; default: it does not expire.',
  })
  readonly expiresOn?: string | null;
}

@ObjectType('TransactionPayload', { simpleResolvers: true, description: 'The result of a change to a balance.' })
class TransactionPayloadType extends PayloadType {
  @Field(() => TransactionObjectType, {
    nullable: true,
    description: 'The new transaction; null when nothing was written.',
  })
  readonly transaction!: Transaction | null;
}

const toTransactionPayload = (transaction: Transaction | null) => ({ transaction });
