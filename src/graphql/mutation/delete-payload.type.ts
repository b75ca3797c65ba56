import { Field, ID, ObjectType } from 'type-graphql';
import { PayloadType } from './payload.type.js';

@ObjectType('DeletePayload', { simpleResolvers: true, description: 'What became of a removal.' })
export class DeletePayloadType extends PayloadType {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the record that is gone now, e.g. to take it out of a cache; null when nothing was removed.',
  })
  readonly deletedId!: string | null;
}

export const toDeletePayload = (deletedId: string | null) => ({ deletedId });
