import { Field, ObjectType } from 'type-graphql';
import type { UserErrorCode, UserProblem } from '../../domain/writes/user-problem.js';
import { Personal } from '../access/access-decorators.js';
import { UserErrorCodeEnum } from './user-error-code.enum.js';

@ObjectType('UserError', {
  simpleResolvers: true,
  description:
    'Something that the person who made the call can put right. Nothing was written. Faults, such as a source that is down, are errors of the GraphQL answer instead.',
})
export class UserErrorType implements UserProblem {
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
