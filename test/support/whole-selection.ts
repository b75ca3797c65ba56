import { type GraphQLObjectType, getNamedType, isCompositeType, isObjectType } from 'graphql';
import { committedSchema } from './answer-walk.js';

/** Rows of each list: enough that every kind of record is among them. */
const FIRST = 40;

/**
 * Everything that a root field can answer: `{ visits(first: 40) { nodes { id … host { … } } … } }`, records inside
 * records as deep as `depth`; lists under records are left out.
 */
export function wholeQuery(name: string, { args = `first: ${FIRST}`, depth = 4 } = {}): string {
  const field = committedSchema.getQueryType()?.getFields()[name];
  const type = field && getNamedType(field.type);
  if (!isObjectType(type)) throw new Error(`There is no list ${name}`);
  return `{ ${name}${args === '' ? '' : `(${args})`} { ${selectionOf(type, depth)} } }`;
}

function selectionOf(type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).flatMap(({ name, type: fieldType, args }) => {
    const named = getNamedType(fieldType);
    if (!isCompositeType(named)) return [name];
    if (depth === 0 || name === 'edges' || args.length > 0) return [];
    const members = isObjectType(named) ? [named] : committedSchema.getPossibleTypes(named);
    const selection = members.map((member) => `... on ${member.name} { ${selectionOf(member, depth - 1)} }`);
    return [`${name} { __typename ${selection.join(' ')} }`];
  });
  return `__typename ${fields.join(' ')}`;
}
