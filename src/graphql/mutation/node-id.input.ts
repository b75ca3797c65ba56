import { Field, ID, InputType } from 'type-graphql';
import type { NodeIdInput } from '../../domain/writes/idempotent-input.js';
import { IdempotentInput } from './idempotent.input.js';

@InputType('NodeIdInput', { description: 'The one record that a mutation is about.' })
export class NodeIdInputType extends IdempotentInput implements NodeIdInput {
  @Field(() => ID, { description: 'Id of the record, of the type that the mutation is about.' })
  readonly id!: string;
}
