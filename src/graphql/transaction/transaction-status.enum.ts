import { TRANSACTION_STATUSES } from '../../domain/model/transaction.js';
import { defineEnum } from '../enums/define-enum.js';

export const TransactionStatusEnum = defineEnum(TRANSACTION_STATUSES, {
  name: 'TransactionStatus',
  description: 'Whether a transaction has gone through.',
  values: {
    PENDING: 'Not started, or waiting for somebody.',
    PROCESSING: 'On its way.',
    SUCCEEDED: 'Gone through.',
    FAILED: 'Tried without success.',
    CANCELLED: 'Called off.',
    UNKNOWN: 'The source does not say, or in a word that this graph does not know.',
  },
});
