import type { Transaction } from '../../domain/model/transaction.js';
import { defineConnection } from '../connection/define-connection.js';
import { TransactionObjectType } from './transaction.type.js';

export const TransactionConnection = defineConnection<Transaction>({
  name: 'Transaction',
  plural: 'transactions',
  node: () => TransactionObjectType,
});
