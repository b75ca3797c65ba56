import { Field, ObjectType } from 'type-graphql';
import type { Person } from '../../domain/model/person.js';
import type { Source } from '../../domain/source/source.js';
import { defineConnection } from '../connection/define-connection.js';
import { NodeInterface } from '../node/node.resolver.js';
import { SourceEnum } from '../source/source.types.js';

/** All fields but the source may need a look-up, so the resolver defines them. */
@ObjectType('Person', {
  implements: NodeInterface,
  simpleResolvers: true,
  description:
    'A person with an id in a source who can be visited: a membership in Spacebring, a host in W3lcome, a resident.',
})
export class PersonType {
  @Field(() => SourceEnum, { description: 'The source of this person.' })
  readonly source!: Source;
}

export const PersonConnection = defineConnection<Person>({ name: 'Person', plural: 'people', node: () => PersonType });
