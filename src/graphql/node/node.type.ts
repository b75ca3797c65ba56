import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType('Node', { description: 'Anything that can be fetched again by its id: see `node` and `nodes`.' })
export abstract class NodeInterface {
  @Field(() => ID, {
    description:
      'Global and opaque; the same on every replica and after every restart. It is not the id that the source uses: that is `sourceId`.',
  })
  readonly id!: string;
}
