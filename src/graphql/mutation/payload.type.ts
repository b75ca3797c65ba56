import { Field, ObjectType } from 'type-graphql';
import type { UserProblem } from '../../domain/writes/user-problem.js';
import { UserErrorType } from './user-error.type.js';

/** What the payloads of all mutations have in common. */
@ObjectType({ simpleResolvers: true })
export abstract class PayloadType {
  @Field(() => [UserErrorType], {
    description: 'What the caller can put right; empty when the mutation did what was asked.',
  })
  readonly userErrors!: readonly UserProblem[];
}
