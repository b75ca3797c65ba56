import { TRANSACTION_TYPES } from '../../domain/model/transaction.js';
import { defineEnum } from '../enums/define-enum.js';

export const TransactionTypeEnum = defineEnum(TRANSACTION_TYPES, {
  name: 'TransactionType',
  description: "What a transaction was for. `sourceType` has the source's own word.",
  values: {
    ADMIN_ALLOCATION: 'An administrator added to the balance.',
    ADMIN_CHARGE: 'An administrator took from the balance.',
    BOOKING: 'A room, desk or other resource was booked.',
    EXPIRATION: 'What had not been used in time was lost.',
    PURCHASE_ALLOCATION: 'Something bought was added to the balance.',
    REFUND: 'Something spent was given back.',
    SUBSCRIPTION_ALLOCATION: 'A subscription added its regular share to the balance.',
    SUBSCRIPTION_EXPIRATION: "What was left of a subscription's share was lost.",
    EVENT_TICKET: 'A ticket to an event.',
    ORDER: 'An order from the shop.',
    CREDIT_PACKAGE: 'A package of credits was bought.',
    INVOICE: 'An invoice was paid.',
    SUBSCRIPTION: 'A subscription was paid.',
    CUSTOM: 'An item that an administrator made up.',
    RESIDENT_CHARGE: "A charge to a resident. Reserved: the residents' service does not offer it yet.",
    RESIDENT_PAYMENT: "A payment by a resident. Reserved: the residents' service does not offer it yet.",
    OTHER: 'Something that this graph has no word for.',
  },
});
