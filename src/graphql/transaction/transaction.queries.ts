import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  InputType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Connection } from '../../domain/lists/connection.js';
import type {
  Transaction,
  TransactionKind,
  TransactionStatus,
  TransactionType,
} from '../../domain/model/transaction.js';
import type { Source } from '../../domain/source/source.js';
import { listTransactions, type TransactionFilter } from '../../domain/transaction/list-transactions.js';
import { listTransactionsOfVisitor } from '../../domain/transaction/list-transactions-of-visitor.js';
import type { VisitorRef } from '../../domain/visitor/visitor.js';
import { RequiresScope } from '../access/access-decorators.js';
import { DateTimeRangeInput, PageArgs, toPageRequest } from '../connection/page.args.js';
import type { GraphContext } from '../graph-context.js';
import { resolveTypedId } from '../node/load-node.js';
import { SourceEnum } from '../source/source.types.js';
import { VisitorType } from '../visitor/visitor.types.js';
import {
  TransactionConnection,
  TransactionKindEnum,
  TransactionObjectType,
  TransactionStatusEnum,
  TransactionTypeEnum,
} from './transaction.types.js';

@ArgsType()
class TransactionListArgs extends PageArgs {
  @Field(() => TransactionFilterInput, {
    nullable: true,
    description: 'Selects transactions; default: all of the last 30 days.',
  })
  readonly filter?: TransactionFilterInput | null;
}

@Resolver()
export class TransactionQueries {
  @RequiresScope('transactions:read')
  @Query(() => TransactionObjectType, {
    nullable: true,
    description: 'One transaction by its id; null when its source does not know it.',
  })
  transaction(
    @Arg('id', () => ID, { description: 'Id of a `Transaction`.' }) id: string,
    @Ctx() { session }: GraphContext,
  ): Promise<Transaction | null> {
    return resolveTypedId(session.startRead(), id, 'Transaction');
  }

  @RequiresScope('transactions:read')
  @Query(() => TransactionConnection.type, {
    nullable: true,
    description:
      'Day-pass, credit and money transactions in one list, newest first; default: those of the last 30 days.',
  })
  transactions(
    @Args(() => TransactionListArgs) args: TransactionListArgs,
    @Ctx() { session }: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Transaction>> {
    return listTransactions(session.startRead(), { ...toPageRequest(args, info), filter: args.filter ?? {} });
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
    @Ctx() { session }: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Transaction>> {
    const env = session.startRead();
    return listTransactionsOfVisitor(env, { ...toPageRequest(args, info), visitor: await env.visitors.load(key) });
  }
}

@InputType('TransactionFilter', {
  description: 'Selects transactions that match all given members; a list matches any of its values.',
})
class TransactionFilterInput implements TransactionFilter {
  @Field(() => DateTimeRangeInput, { nullable: true, description: 'Range of `createdAt`; default: the last 30 days.' })
  readonly createdAt?: DateTimeRangeInput | null;

  @Field(() => [SourceEnum], { nullable: true, description: 'Only transactions of these sources.' })
  readonly sources?: Source[] | null;

  @Field(() => [TransactionKindEnum], { nullable: true, description: 'Only these ledgers; the others are not read.' })
  readonly kinds?: TransactionKind[] | null;

  @Field(() => [TransactionTypeEnum], { nullable: true, description: 'Only transactions for these purposes.' })
  readonly types?: TransactionType[] | null;

  @Field(() => [TransactionStatusEnum], {
    nullable: true,
    description: 'Only transactions with one of these statuses.',
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
