import { Field, ObjectType } from 'type-graphql';
import type { Person } from '../../domain/model/person.js';
import { PayloadType } from '../mutation/mutation.types.js';
import { PersonType } from './person.type.js';

@ObjectType('PersonPayload', { simpleResolvers: true, description: 'What became of a change to a host.' })
export class PersonPayloadType extends PayloadType {
  @Field(() => PersonType, {
    nullable: true,
    description: 'The host as their source has them now; null when nothing was written.',
  })
  readonly person!: Person | null;
}

export const toPersonPayload = (person: Person | null) => ({ person });
