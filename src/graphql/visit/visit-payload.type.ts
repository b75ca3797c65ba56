import { Field, ObjectType } from 'type-graphql';
import type { Visit } from '../../domain/model/visit.js';
import { PayloadType } from '../mutation/mutation.types.js';
import { VisitType } from './visit.type.js';

@ObjectType('VisitPayload', { simpleResolvers: true, description: 'What became of a change to a visit.' })
export class VisitPayloadType extends PayloadType {
  @Field(() => VisitType, {
    nullable: true,
    description:
      'The visit as its source has it now; null when nothing was written, and when it can no longer be read.',
  })
  readonly visit!: Visit | null;
}

export const toVisitPayload = (visit: Visit | null) => ({ visit });
