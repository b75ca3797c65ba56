import { Field, InputType } from 'type-graphql';

/** What the inputs of all mutations have in common. */
@InputType()
export abstract class IdempotentInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Any text of 1 to 200 characters that is new for every intention, best a UUID. A call that is repeated with the same key and input within 24 hours gives the first outcome and writes nothing again.',
  })
  readonly idempotencyKey?: string | null;
}
