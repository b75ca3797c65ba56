import { Field, ObjectType } from 'type-graphql';
import type { VisitRequest } from '../../domain/model/visit-request.js';
import { PayloadType } from '../mutation/mutation.types.js';
import { VisitRequestType } from './visit-request.type.js';

@ObjectType('VisitRequestPayload', { simpleResolvers: true, description: 'What became of asking for a visit.' })
export class VisitRequestPayloadType extends PayloadType {
  @Field(() => VisitRequestType, {
    nullable: true,
    description: 'The request, which its host can approve or reject now; null when nothing was written.',
  })
  readonly visitRequest!: VisitRequest | null;
}

export const toVisitRequestPayload = (visitRequest: VisitRequest | null) => ({ visitRequest });
