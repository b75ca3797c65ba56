import type { ValidationRule } from 'graphql';
import { createTooComplexError } from './limit-cost.js';

/** Longest name a document may have, aliases and operation names included: answers and log lines repeat them. */
const MAX_NAME_LENGTH = 128;

export const limitNames: ValidationRule = (context) => ({
  Name: ({ value }) => {
    if (value.length <= MAX_NAME_LENGTH) return;
    context.reportError(createTooComplexError(`The operation has a name of more than ${MAX_NAME_LENGTH} characters`));
  },
});
