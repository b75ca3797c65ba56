import { Field, ObjectType } from 'type-graphql';
import type { BlockedPerson } from '../../domain/model/blocked-person.js';
import { PayloadType } from '../mutation/payload.type.js';
import { BlockedPersonType } from './blocked-person.type.js';

@ObjectType('BlockedPersonPayload', {
  simpleResolvers: true,
  description: 'What became of a change to the blocked list.',
})
export class BlockedPersonPayloadType extends PayloadType {
  @Field(() => BlockedPersonType, {
    nullable: true,
    description: 'The entry as its source has it now; null when nothing was written.',
  })
  readonly blockedPerson!: BlockedPerson | null;
}

export const toBlockedPersonPayload = (blockedPerson: BlockedPerson | null) => ({ blockedPerson });
