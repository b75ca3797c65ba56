import { Field, ObjectType } from 'type-graphql';
import type { VisitorField } from '../../domain/model/visitor-field.js';
import type { Source } from '../../domain/source/source.js';
import { SourceEnum } from '../source/source.types.js';

@ObjectType('VisitorField', {
  simpleResolvers: true,
  description: 'One thing that the kiosk asks visitors on arrival: a field of the company in W3lcome.',
})
export class VisitorFieldType implements VisitorField {
  @Field(() => String, { description: 'Id of the question within its source: what `CustomField.id` refers to.' })
  readonly id!: string;

  @Field(() => SourceEnum, { description: 'The source whose kiosk asks.' })
  readonly source!: Source;

  @Field(() => String, { description: "Kind of input, in the source's word, e.g. `Text`, `Email` or `Dropdown`." })
  readonly type!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The question as visitors see it; null for the built-in ones that have no text of their own.',
  })
  readonly name!: string | null;

  @Field(() => Boolean, { description: 'Whether a visitor cannot go on without answering.' })
  readonly required!: boolean;

  @Field(() => [String], { nullable: true, description: 'The answers to choose from; null when the answer is free.' })
  readonly options!: string[] | null;
}
