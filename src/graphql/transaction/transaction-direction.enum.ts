import { TRANSACTION_DIRECTIONS } from '../../domain/model/transaction.js';
import { defineEnum } from '../enums/define-enum.js';

export const TransactionDirectionEnum = defineEnum(TRANSACTION_DIRECTIONS, {
  name: 'TransactionDirection',
  description: "Which way a transaction went, seen from the customer's balance.",
  values: { IN: 'The customer has more afterwards.', OUT: 'The customer has less afterwards.' },
});
