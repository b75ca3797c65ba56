import { Field, ObjectType } from 'type-graphql';
import type { LocationRef } from '../../domain/model/location.js';
import type { PersonRef } from '../../domain/model/person.js';
import type { VisitRequest } from '../../domain/model/visit-request.js';
import type { Source } from '../../domain/source/source.js';
import { defineConnection } from '../connection/define-connection.js';
import { LocationType } from '../location/location.types.js';
import { NodeInterface } from '../node/node.resolver.js';
import { PersonType } from '../person/person.types.js';
import { DateTimeScalar } from '../scalars/scalars.js';
import { SourceEnum } from '../source/source.types.js';

@ObjectType('VisitRequest', {
  implements: NodeInterface,
  simpleResolvers: true,
  description: 'A request to visit a host, who has not answered yet. Only Spacebring has such requests.',
})
export class VisitRequestType implements Omit<VisitRequest, 'nodeType' | 'visitor'> {
  @Field(() => SourceEnum, { description: 'The source of this request.' })
  readonly source!: Source;

  @Field(() => String, { description: "The source's own id of the request." })
  readonly sourceId!: string;

  @Field(() => DateTimeScalar, { description: 'When the request was made.' })
  readonly createdAt!: Date;

  @Field(() => PersonType, {
    nullable: true,
    description: 'The host; null when the request names none.',
  })
  readonly host!: PersonRef | null;

  @Field(() => LocationType, { nullable: true, description: 'The location; null when the source does not say.' })
  readonly location!: LocationRef | null;
}

export const VisitRequestConnection = defineConnection<VisitRequest>({
  name: 'VisitRequest',
  plural: 'visit requests',
  node: () => VisitRequestType,
});
