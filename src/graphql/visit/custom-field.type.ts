import { Field, ObjectType } from 'type-graphql';
import type { CustomField } from '../../domain/model/visit.js';
import { Personal } from '../access/access-decorators.js';

@ObjectType('CustomField', {
  simpleResolvers: true,
  description: 'What the visitor answered to one of the questions that the kiosk asks: see `visitorFields`.',
})
export class CustomFieldType implements CustomField {
  @Field(() => String, { description: 'Id of the question within its source.' })
  readonly id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The question, as the kiosk shows it; null when the source does not write it.',
  })
  readonly name!: string | null;

  @Field(() => String, { description: "Kind of input, in the source's word, e.g. `Text` or `Dropdown`." })
  readonly type!: string;

  @Personal('TEXT')
  @Field(() => String, { nullable: true, description: 'The answer as text; null when the visitor left it empty.' })
  readonly value!: string | null;
}
