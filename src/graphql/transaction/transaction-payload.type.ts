import { Field, ObjectType } from 'type-graphql';
import type { Transaction } from '../../domain/model/transaction.js';
import { PayloadType } from '../mutation/mutation.types.js';
import { TransactionObjectType } from './transaction.type.js';

@ObjectType('TransactionPayload', { simpleResolvers: true, description: 'What became of a change to a balance.' })
export class TransactionPayloadType extends PayloadType {
  @Field(() => TransactionObjectType, {
    nullable: true,
    description: 'The transaction as its source wrote it down; null when nothing was written.',
  })
  readonly transaction!: Transaction | null;
}

export const toTransactionPayload = (transaction: Transaction | null) => ({ transaction });
