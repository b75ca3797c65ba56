import { Field, ObjectType } from 'type-graphql';
import type { VisitorField } from '../../domain/model/visitor-field.js';
import type { Source } from '../../domain/source/source.js';
import { SourceEnum } from '../source/source.types.js';

@ObjectType('VisitorField', {
  simpleResolvers: true,
  description: 'A question of the kiosk to visitors on arrival: a field of the company in W3lcome.',
})
export class VisitorFieldType implements VisitorField {
  @Field(() => String, { description: 'Id of the question within its source; `CustomField.id` refers to it.' })
  readonly id!: string;

  @Field(() => SourceEnum, { description: 'The source of the kiosk.' })
  readonly source!: Source;

  @Field(() => String, { description: "Kind of input, in the source's word, e.g. `Text`, `Email` or `Dropdown`." })
  readonly type!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The question as visitors see it; null for built-in questions without a text.',
  })
  readonly name!: string | null;

  @Field(() => Boolean, { description: 'Whether the answer is required.' })
  readonly required!: boolean;

  @Field(() => [String], { nullable: true, description: 'The possible answers; null when the answer is free text.' })
  readonly options!: string[] | null;
}
