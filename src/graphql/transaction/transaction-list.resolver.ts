import type { GraphQLResolveInfo } from 'graphql';
import { Args, ArgsType, Ctx, Field, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../domain/lists/connection.js';
import type { Transaction } from '../../domain/model/transaction.js';
import { listTransactions } from '../../domain/transaction/list-transactions.js';
import { listTransactionsOfVisitor } from '../../domain/transaction/list-transactions-of-visitor.js';
import type { VisitorRef } from '../../domain/visitor/visitor.js';
import { RequiresScope } from '../access/access-decorators.js';
import { PageArgs, toPageRequest } from '../connection/page.args.js';
import type { GraphContext } from '../graph-context.js';
import { VisitorType } from '../visitor/visitor.type.js';
import { TransactionConnection } from './transaction-connection.type.js';
import { TransactionFilterInput } from './transaction-filter.input.js';

@ArgsType()
class TransactionListArgs extends PageArgs {
  @Field(() => TransactionFilterInput, {
    nullable: true,
    description: 'Which transactions are meant; left out: all of the last 30 days.',
  })
  readonly filter?: TransactionFilterInput | null;
}

@Resolver()
export class TransactionListResolver {
  @RequiresScope('transactions:read')
  @Query(() => TransactionConnection.type, {
    nullable: true,
    description:
      'Day-pass, credit and money transactions in one order, newest first; by default those of the last 30 days.',
  })
  transactions(
    @Args(() => TransactionListArgs) args: TransactionListArgs,
    @Ctx() { env }: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Transaction>> {
    return listTransactions(env, { ...toPageRequest(args, info), filter: args.filter ?? {} });
  }
}

@Resolver(() => VisitorType)
export class VisitorTransactionsResolver {
  @RequiresScope('transactions:read')
  @FieldResolver(() => TransactionConnection.type, {
    nullable: true,
    description: "The last 30 days' transactions of every membership with the visitor's e-mail, newest first.",
  })
  async transactions(
    @Root() { key }: VisitorRef,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { env }: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Transaction>> {
    return listTransactionsOfVisitor(env, { ...toPageRequest(args, info), visitor: await env.visitors.load(key) });
  }
}
