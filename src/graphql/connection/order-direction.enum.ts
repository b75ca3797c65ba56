import { defineEnum } from '../enums/define-enum.js';

const ORDER_DIRECTIONS = ['ASC', 'DESC'] as const;

export const OrderDirectionEnum = defineEnum(ORDER_DIRECTIONS, {
  name: 'OrderDirection',
  description: 'Which end of a list comes first.',
  values: {
    ASC: 'Oldest first.',
    DESC: 'Newest first: the exact reverse of ASC, ties included.',
  },
});
