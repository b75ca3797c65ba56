import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { NodeIdInput } from '../../domain/writes/idempotent-input.js';
import { USER_ERROR_CODES, type UserErrorCode, type UserProblem } from '../../domain/writes/user-problem.js';
import { Personal } from '../access/access-decorators.js';
import { defineEnum } from '../enums/define-enum.js';

@ObjectType('UserError', {
  simpleResolvers: true,
  description:
    'A problem that the caller can correct; nothing was written. Failures, such as a source that is down, are errors of the GraphQL response instead.',
})
class UserErrorType implements UserProblem {
  @Field(() => UserErrorCodeEnum, { description: 'The kind of problem.' })
  readonly code!: UserErrorCode;

  @Personal('SENTENCE')
  @Field(() => String, { description: 'The problem, in a sentence for the person at the desk.' })
  readonly message!: string;

  @Field(() => [String], {
    nullable: true,
    description:
      'Path of the invalid argument, e.g. `["input", "visitor", "email"]`; null when it is not a single one.',
  })
  readonly field!: string[] | null;

  @Personal('TEXT')
  @Field(() => String, {
    nullable: true,
    description: "The source's own error code, e.g. for a report to its vendor; null when it sends none.",
  })
  readonly sourceCode!: string | null;
}

/** The common fields of all payloads. */
@ObjectType({ simpleResolvers: true })
export abstract class PayloadType {
  @Field(() => [UserErrorType], {
    description: 'What the caller can correct; empty when the mutation succeeded.',
  })
  readonly userErrors!: readonly UserProblem[];
}

@ObjectType('DeletePayload', { simpleResolvers: true, description: 'The result of a removal.' })
export class DeletePayloadType extends PayloadType {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the removed record, e.g. to evict it from a cache; null when nothing was removed.',
  })
  readonly deletedId!: string | null;
}

export const toDeletePayload = (deletedId: string | null) => ({ deletedId });

/** The common member of all inputs of mutations. */
@InputType()
export abstract class IdempotentInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Any text of 1 to 200 characters, different for every intended write, ideally a UUID. A repeated call with the same key and input within 24 hours returns the first outcome and writes nothing.',
  })
  readonly idempotencyKey?: string | null;
}

@InputType('NodeIdInput', { description: 'The record that a mutation changes.' })
export class NodeIdInputType extends IdempotentInput implements NodeIdInput {
  @Field(() => ID, { description: 'Id of a record of the type that the mutation changes.' })
  readonly id!: string;
}

const UserErrorCodeEnum = defineEnum(USER_ERROR_CODES, {
  name: 'UserErrorCode',
  description: 'Why a mutation did not succeed, for problems that a person can correct.',
  values: {
    NOT_FOUND: 'The source does not have the record, or no longer.',
    INVALID_INPUT: 'A member of the input is invalid: see `field`. The gateway sent nothing to a source.',
    NOT_SUPPORTED_BY_SOURCE: 'The source of the record cannot do this; the message names the alternative.',
    ALREADY_CHECKED_IN: 'The visitor is already checked in.',
    ALREADY_CHECKED_OUT: 'The visitor is already checked out; `force` overrides it where the source can.',
    NOT_CHECKED_IN: 'The visitor must be checked in before the check-out.',
    CANCELLED: 'The visit is cancelled.',
    ALREADY_EXISTS: 'The source already has such a record.',
    CONFLICT:
      'Another caller changed the record in the meantime, or the source cannot distinguish it from another one: read it and decide again.',
    BLOCKED_VISITOR:
      'The visitor is on the blocked list; the message gives the reason. `allowBlocked` overrides it where the input has it.',
    IDEMPOTENCY_KEY_REUSED: 'The idempotency key was used with another input: send a new key.',
    REJECTED_BY_SOURCE: 'The source refused the write; `sourceCode` has its own code.',
  },
});
