import {
  type DefinitionNode,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  type Location,
  parse,
  printSchema,
} from 'graphql';
import { type Marked, personalKindOf, scopeOf } from './guard-schema.js';

interface Member extends Marked {
  readonly args?: readonly (Marked & { readonly name: string })[];
}

interface Written {
  readonly name: { readonly value: string };
  readonly loc?: Location | undefined;
  readonly arguments?: readonly Written[] | undefined;
}

/** A directive, and the index of the character that it follows. */
interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** As `printSchema`, plus the directives of fields, arguments and members of inputs, which `printSchema` omits. */
export function printWithAccess(schema: GraphQLSchema): string {
  const text = printSchema(schema);
  const insertions = parse(text).definitions.flatMap((definition) => insertionsFor(definition, schema));
  return insertions
    .sort((left, right) => right.at - left.at)
    .reduce((printed, { at, text: mark }) => printed.slice(0, at) + mark + printed.slice(at), text);
}

function insertionsFor(definition: DefinitionNode, schema: GraphQLSchema): Insertion[] {
  const { kind } = definition;
  if (
    kind !== Kind.OBJECT_TYPE_DEFINITION &&
    kind !== Kind.INTERFACE_TYPE_DEFINITION &&
    kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION
  ) {
    return [];
  }
  const members = membersOf(schema, definition.name.value);
  const written: readonly Written[] = definition.fields ?? [];
  return written.flatMap((node) => {
    const member = members[node.name.value];
    const ofArguments = (node.arguments ?? []).flatMap((argument) =>
      insertionsBehind(
        argument,
        member?.args?.find(({ name }) => name === argument.name.value),
      ),
    );
    return [...ofArguments, ...insertionsBehind(node, member)];
  });
}

function membersOf(schema: GraphQLSchema, name: string): Readonly<Record<string, Member>> {
  const type = schema.getType(name);
  return isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? type.getFields() : {};
}

function insertionsBehind({ loc }: Written, marked: Marked | undefined): Insertion[] {
  if (marked === undefined || loc === undefined) return [];
  const scope = scopeOf(marked);
  const kind = personalKindOf(marked);
  const text = [
    scope === null ? '' : ` @requiresScope(scope: "${scope}")`,
    kind === null ? '' : ` @personal(kind: ${kind})`,
  ].join('');
  return text === '' ? [] : [{ at: loc.end, text }];
}
