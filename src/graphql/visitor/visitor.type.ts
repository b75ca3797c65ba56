import { ObjectType } from 'type-graphql';
import { NodeInterface } from '../node/node.resolver.js';

/** Nothing of it is carried by what names a visitor: every field but the id is the directory's, see the resolver. */
@ObjectType('Visitor', {
  implements: NodeInterface,
  description:
    'One person who visits, put together from the records of all sources: same e-mail, else same phone number, where the names do not contradict one another. An id shows the same wherever it stands in an answer. What one record says is its `guest`.',
})
export class VisitorType {}
