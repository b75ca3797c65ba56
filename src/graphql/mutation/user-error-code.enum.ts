import { USER_ERROR_CODES } from '../../domain/writes/user-problem.js';
import { defineEnum } from '../enums/define-enum.js';

export const UserErrorCodeEnum = defineEnum(USER_ERROR_CODES, {
  name: 'UserErrorCode',
  description: 'Why a mutation did not do what was asked, where a person can put it right.',
  values: {
    NOT_FOUND: 'The source does not know the record (any more).',
    INVALID_INPUT: 'A member of the input cannot be accepted: see `field`. No source was asked.',
    NOT_SUPPORTED_BY_SOURCE: 'The source of the record cannot do this; the message says what may be done instead.',
    ALREADY_CHECKED_IN: 'The visitor has been checked in before.',
    ALREADY_CHECKED_OUT: 'The visitor has been checked out before; where the source can, `force` overrides it.',
    NOT_CHECKED_IN: 'The visitor cannot leave before they have come.',
    CANCELLED: 'The visit has been called off.',
    ALREADY_EXISTS: 'The source has such a record already.',
    CONFLICT:
      'The record has been changed by somebody else in the meantime, or the source cannot tell it from another one: read it and decide again.',
    BLOCKED_VISITOR:
      'The visitor is on the blocked list; the message gives the reason; where the input has `allowBlocked`, it overrides this.',
    IDEMPOTENCY_KEY_REUSED: 'The idempotency key was used with another input before: take a new key.',
    REJECTED_BY_SOURCE: "The source refused for a reason of its own; `sourceCode` has the source's word.",
  },
});
