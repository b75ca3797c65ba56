import { Field, ID, InputType } from 'type-graphql';
import type { RequestVisitInput } from '../../domain/visit-request/write-visit-requests.js';
import { IdempotentInput } from '../mutation/mutation.types.js';
import { VisitorInputType } from '../visit/visit.inputs.js';

@InputType('RequestVisitInput', { description: 'Who asks to visit whom. The host says when, by approving.' })
export class RequestVisitInputType extends IdempotentInput implements RequestVisitInput {
  @Field(() => ID, { description: 'Where they want to come to: id of a Spacebring `Location`.' })
  readonly locationId!: string;

  @Field(() => ID, { description: 'Whom they want to visit: id of a Spacebring `Person` of that location.' })
  readonly hostId!: string;

  @Field(() => VisitorInputType, { description: 'Who asks; the e-mail is needed.' })
  readonly visitor!: VisitorInputType;
}
