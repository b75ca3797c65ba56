import type { BalanceTransactionDraft } from '../../domain/model/transaction.js';
import { defineEnum } from '../enums/define-enum.js';

const ALLOCATION_DIRECTIONS = ['ALLOCATE', 'CHARGE'] as const satisfies readonly BalanceTransactionDraft['direction'][];

export const AllocationDirectionEnum = defineEnum(ALLOCATION_DIRECTIONS, {
  name: 'AllocationDirection',
  description: "What is done to a customer's balance of day passes or credits.",
  values: {
    ALLOCATE: 'Give: the customer has more afterwards.',
    CHARGE: 'Take: the customer has less afterwards. The source takes from what expires first.',
  },
});
