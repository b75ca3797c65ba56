import { Field, ObjectType } from 'type-graphql';
import type { LocationRef } from '../../domain/model/location.js';
import type { Source } from '../../domain/source/source.js';
import { NodeInterface } from '../node/node.resolver.js';
import { SourceEnum } from '../source/source.types.js';

@ObjectType('Location', {
  implements: NodeInterface,
  simpleResolvers: true,
  description:
    "A location where visits happen: a Spacebring location, the company account of W3lcome, or a residents' community.",
})
export class LocationType implements Pick<LocationRef, 'source' | 'sourceId'> {
  @Field(() => SourceEnum, { description: 'The source of this location.' })
  readonly source!: Source;

  @Field(() => String, {
    description: "The source's own id of the location; always `account` in W3lcome, which has one location.",
  })
  readonly sourceId!: string;
}
