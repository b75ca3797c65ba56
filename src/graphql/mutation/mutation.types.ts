import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { NodeIdInput } from '../../domain/writes/idempotent-input.js';
import { USER_ERROR_CODES, type UserErrorCode, type UserProblem } from '../../domain/writes/user-problem.js';
import { Personal } from '../access/access-decorators.js';
import { defineEnum } from '../enums/define-enum.js';

@ObjectType('UserError', {
  simpleResolvers: true,
  description:
    'Something that the person who made the call can put right. Nothing was written. Faults, such as a source that is down, are errors of the GraphQL answer instead.',
})
class UserErrorType implements UserProblem {
  @Field(() => UserErrorCodeEnum, { description: 'What kind of problem it is.' })
  readonly code!: UserErrorCode;

  @Personal('SENTENCE')
  @Field(() => String, { description: 'What is wrong, in a sentence for the person at the desk.' })
  readonly message!: string;

  @Field(() => [String], {
    nullable: true,
    description:
      'Path of the argument that is to blame, e.g. `["input", "visitor", "email"]`; null when it is no single one.',
  })
  readonly field!: string[] | null;

  @Personal('TEXT')
  @Field(() => String, {
    nullable: true,
    description: "The source's own error code, e.g. for a report to its vendor; null where it gave none.",
  })
  readonly sourceCode!: string | null;
}

/** What the payloads of all mutations have in common. */
@ObjectType({ simpleResolvers: true })
export abstract class PayloadType {
  @Field(() => [UserErrorType], {
    description: 'What the caller can put right; empty when the mutation did what was asked.',
  })
  readonly userErrors!: readonly UserProblem[];
}

@ObjectType('DeletePayload', { simpleResolvers: true, description: 'What became of a removal.' })
export class DeletePayloadType extends PayloadType {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the record that is gone now, e.g. to take it out of a cache; null when nothing was removed.',
  })
  readonly deletedId!: string | null;
}

export const toDeletePayload = (deletedId: string | null) => ({ deletedId });

/** What the inputs of all mutations have in common. */
@InputType()
export abstract class IdempotentInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Any text of 1 to 200 characters that is new for every intention, best a UUID. A call that is repeated with the same key and input within 24 hours gives the first outcome and writes nothing again.',
  })
  readonly idempotencyKey?: string | null;
}

@InputType('NodeIdInput', { description: 'The one record that a mutation is about.' })
export class NodeIdInputType extends IdempotentInput implements NodeIdInput {
  @Field(() => ID, { description: 'Id of the record, of the type that the mutation is about.' })
  readonly id!: string;
}

const UserErrorCodeEnum = defineEnum(USER_ERROR_CODES, {
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
