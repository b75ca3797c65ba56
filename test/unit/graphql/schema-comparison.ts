import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isRequiredArgument,
  isSpecifiedScalarType,
  isUnionType,
  print,
} from 'graphql';

export interface SchemaComparison {
  /** Coordinates that the contract has and the schema lacks: `Type`, `Type.field`, `Type.field(arg:)`. */
  readonly missing: readonly string[];
  /** What is there, but otherwise than the contract says. */
  readonly different: readonly string[];
}

type Slot = GraphQLArgument | GraphQLInputField;
type Fields = Readonly<Record<string, GraphQLField<unknown, unknown> | GraphQLInputField>>;

/** What a schema lacks of a contract; what it has beyond it is welcome as long as old operations still work. */
export function compareWithContract(contract: GraphQLSchema, schema: GraphQLSchema): SchemaComparison {
  const missing: string[] = [];
  const different: string[] = [];
  const notes = { missing, different };
  for (const wanted of ownTypes(contract)) {
    const actual = schema.getType(wanted.name);
    if (actual === undefined) missing.push(wanted.name);
    else compareTypes(wanted, actual, notes);
  }
  return notes;
}

export function ownTypes(schema: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
}

interface Notes {
  readonly missing: string[];
  readonly different: string[];
}

function compareTypes(wanted: GraphQLNamedType, actual: GraphQLNamedType, notes: Notes): void {
  if (wanted.constructor !== actual.constructor) {
    notes.different.push(`${wanted.name} is another kind of type`);
    return;
  }
  compareNames(wanted, { wanted: memberNames(wanted), actual: memberNames(actual) }, notes);
  const actualFields = fieldsOf(actual);
  for (const [name, field] of Object.entries(fieldsOf(wanted))) {
    const found = actualFields[name];
    if (found === undefined) notes.missing.push(`${wanted.name}.${name}`);
    else compareFields(`${wanted.name}.${name}`, { wanted: field, actual: found }, notes);
  }
}

function compareNames(
  { name }: GraphQLNamedType,
  names: { wanted: readonly string[]; actual: readonly string[] },
  notes: Notes,
): void {
  for (const member of names.wanted) if (!names.actual.includes(member)) notes.missing.push(`${name}.${member}`);
}

function memberNames(type: GraphQLNamedType): string[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => name);
  if (isUnionType(type)) return type.getTypes().map(({ name }) => name);
  return isObjectType(type) ? type.getInterfaces().map(({ name }) => name) : [];
}

export function fieldsOf(type: GraphQLNamedType): Fields {
  return isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? type.getFields() : {};
}

export function argsOf(field: Fields[string]): readonly GraphQLArgument[] {
  return 'args' in field ? field.args : [];
}

function compareFields(
  coordinate: string,
  field: { wanted: Fields[string]; actual: Fields[string] },
  notes: Notes,
): void {
  const { wanted, actual } = field;
  compareSlots(coordinate, { wanted, actual }, notes);
  const actualArgs = argsOf(actual);
  for (const arg of argsOf(wanted)) {
    const found = actualArgs.find(({ name }) => name === arg.name);
    if (found === undefined) notes.missing.push(`${coordinate}(${arg.name}:)`);
    else compareSlots(`${coordinate}(${arg.name}:)`, { wanted: arg, actual: found }, notes);
  }
  for (const arg of actualArgs) {
    const isNew = !argsOf(wanted).some(({ name }) => name === arg.name);
    if (isNew && isRequiredArgument(arg)) notes.different.push(`${coordinate}(${arg.name}:) is required`);
  }
}

function compareSlots(
  coordinate: string,
  slot: { wanted: Fields[string] | Slot; actual: Fields[string] | Slot },
  notes: Notes,
): void {
  const wanted = describeSlot(slot.wanted);
  const actual = describeSlot(slot.actual);
  if (wanted !== actual) notes.different.push(`${coordinate} is ${actual}, the contract says ${wanted}`);
}

function describeSlot(slot: Fields[string] | Slot): string {
  if (!('defaultValue' in slot) || slot.defaultValue === undefined) return String(slot.type);
  const value = astFromValue(slot.defaultValue, slot.type);
  return value ? `${slot.type} = ${print(value)}` : String(slot.type);
}
