import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

interface Asked {
  readonly name: string;
  readonly args: readonly GraphQLArgument[];
  readonly type: GraphQLOutputType;
}

/** The least that a field can be asked with: `visit(id: "x") { __typename }`. Its arguments are valid, not true. */
export function minimalField({ name, args, type }: Asked): string {
  const given = args.filter(isRequiredArgument).map((arg) => `${arg.name}: ${minimalValue(arg)}`);
  return `${name}${given.length === 0 ? '' : `(${given.join(', ')})`}${isCompositeType(getNamedType(type)) ? ' { __typename }' : ''}`;
}

const VALUES: Readonly<Record<string, string>> = {
  Boolean: 'true',
  Int: '1',
  Decimal: '"1"',
  Date: '"2026-06-15"',
  DateTime: '"2026-06-15T12:00:00Z"',
};

function minimalValue({ type }: GraphQLArgument | GraphQLInputField): string {
  const bare: GraphQLInputType = isNonNullType(type) ? type.ofType : type;
  const named = getNamedType(bare);
  if (isListType(bare)) return '[]';
  if (isEnumType(named)) return named.getValues()[0]?.name ?? '';
  if (!isInputObjectType(named)) return VALUES[named.name] ?? '"x"';
  const members = Object.values(named.getFields()).filter(isRequiredInputField);
  return `{ ${members.map((member) => `${member.name}: ${minimalValue(member)}`).join(', ')} }`;
}
