import { Field, ObjectType } from 'type-graphql';
import type { Person } from '../../domain/model/person.js';
import type { Source } from '../../domain/source/source.js';
import { defineConnection } from '../connection/define-connection.js';
import { NodeInterface } from '../node/node.resolver.js';
import { SourceEnum } from '../source/source.types.js';

/** Everything but the source may have to be looked up, so it is all in the resolver. */
@ObjectType('Person', {
  implements: NodeInterface,
  simpleResolvers: true,
  description:
    'Somebody whom a source knows by id and who can be visited: a membership in Spacebring, a host in W3lcome, a resident.',
})
export class PersonType {
  @Field(() => SourceEnum, { description: 'The source that knows this person.' })
  readonly source!: Source;
}

export const PersonConnection = defineConnection<Person>({ name: 'Person', plural: 'people', node: () => PersonType });
