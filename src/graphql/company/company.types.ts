import { Field, ObjectType } from 'type-graphql';
import type { CompanyRef } from '../../domain/model/company.js';
import type { Source } from '../../domain/source/source.js';
import { NodeInterface } from '../node/node.resolver.js';
import { SourceEnum } from '../source/source.types.js';

@ObjectType('Company', {
  implements: NodeInterface,
  simpleResolvers: true,
  description: 'A company with members in a Spacebring location. The other sources have no companies.',
})
export class CompanyType implements Pick<CompanyRef, 'source' | 'sourceId'> {
  @Field(() => SourceEnum, { description: 'The source of this company.' })
  readonly source!: Source;

  @Field(() => String, { description: "The source's own id of the company." })
  readonly sourceId!: string;
}
