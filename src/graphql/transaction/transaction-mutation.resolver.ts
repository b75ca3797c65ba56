import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { createCreditTransaction, createDayPassTransaction } from '../../domain/transaction/write-transactions.js';
import { RequiresScope } from '../access/access-decorators.js';
import type { GraphContext } from '../graph-context.js';
import { answerMutation, INPUT } from '../mutation/answer-mutation.js';
import { CreateBalanceTransactionInputType } from './create-balance-transaction.input.js';
import { TransactionPayloadType, toTransactionPayload } from './transaction-payload.type.js';

@Resolver()
export class TransactionMutationResolver {
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
