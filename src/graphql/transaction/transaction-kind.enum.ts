import { TRANSACTION_KINDS } from '../../domain/model/transaction.js';
import { defineEnum } from '../enums/define-enum.js';

export const TransactionKindEnum = defineEnum(TRANSACTION_KINDS, {
  name: 'TransactionKind',
  description: 'Which ledger a transaction belongs to, and so what its amount counts.',
  values: {
    DAY_PASS: 'Day passes of a member (Spacebring); `amount` counts passes.',
    CREDIT: 'Credits of a member or company (Spacebring); `amount` counts credits.',
    MONEY: 'Payments for invoices, packages, orders and the like (Spacebring); `amount` is money in `currencyCode`.',
    CHARGE: "What a resident owes. Reserved: the residents' service does not offer it yet.",
    PAYMENT: "What a resident paid. Reserved: the residents' service does not offer it yet.",
  },
});
