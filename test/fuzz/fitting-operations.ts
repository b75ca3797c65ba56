import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** Ids of records that there are, by their type. */
export type IdPool = Readonly<Record<string, readonly string[]>>;

export interface FittingOperationsOptions {
  readonly schema: GraphQLSchema;
  readonly ids: IdPool;
  readonly now: Date;
}

const MAX_DEPTH = 5;
const PAGE_SIZES = [1, 10, 25, 50, 100];
/** Of lists that may be shorter than a page, as the sandbox's are: a price takes every page for full. */
const SHORT_LISTS: Readonly<Record<string, readonly number[]>> = { visitRequests: [1, 5], blockedPeople: [1, 5] };
const RANGE_DAYS = [1, 7, 30, 60, 200, 390];
const MS_PER_DAY = 86_400_000;
/** What the ids of an argument are of. */
const TYPE_OF_IDS: Readonly<Record<string, string>> = {
  locationIds: 'Location',
  hostIds: 'Person',
  visitorIds: 'Visitor',
  customerIds: 'Person',
  requesterIds: 'Person',
  assigneeIds: 'Person',
};
/** Of these an operation has at most one member: together they leave nothing to read. */
const NARROWING = ['locationIds', 'hostIds', 'visitorIds', 'sources', 'statuses', 'search', 'isOnSite'];
/** These the sandbox answers by what nobody can know beforehand: how far back a walk goes until enough is found. */
const LEFT_OUT = ['after', 'orderBy', 'createdAt', 'neverCheckedOut', 'email', 'categories', 'types', 'isOnSite'];

/** Queries that ask for what there is: one to three root fields, pages of several sizes, ranges of several widths. */
export function fittingOperations({ schema, ids, now }: FittingOperationsOptions): fc.Arbitrary<string> {
  const query = schema.getQueryType();
  if (!query) throw new Error('the schema has no queries');
  const roots = Object.values(query.getFields());
  const root = fc.constantFrom(...roots).chain((field) => fieldText(field, 0));
  return fc
    .array(root, { minLength: 1, maxLength: 3 })
    .map((fields) => `{ ${fields.map((text, index) => `f${index}: ${text}`).join(' ')} }`);

  function fieldText(field: GraphQLField<unknown, unknown>, depth: number): fc.Arbitrary<string> {
    const args = field.args
      .filter(({ name }) => !LEFT_OUT.includes(name))
      .map((argument) => argumentText(argument, field));
    return fc.tuple(fc.tuple(...args), selectionText(field, depth + 1)).map(([given, selection]) => {
      const list = given.filter((text) => text !== '').join(', ');
      return `${field.name}${list === '' ? '' : `(${list})`}${selection}`;
    });
  }

  function selectionText({ type }: GraphQLField<unknown, unknown>, depth: number): fc.Arbitrary<string> {
    const named = getNamedType(type);
    if (isLeafType(named)) return fc.constant('');
    if (!isObjectType(named)) return fc.constant(' { __typename }');
    const fields = Object.values(named.getFields()).filter(({ name }) => !LEFT_OUT.includes(name));
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)) && field.args.length === 0);
    const composite = fields.filter((field) => !isLeafType(getNamedType(field.type)) && field.name !== 'edges');
    const below = depth >= MAX_DEPTH || composite.length === 0 ? fc.constant([]) : parts(composite, 1);
    const nodes = composite.find(({ name }) => name === 'nodes');
    const always = nodes === undefined ? fc.constant('') : fieldText(nodes, depth);
    const own =
      leaves.length === 0
        ? fc.constant([])
        : fc.subarray(
            leaves.map(({ name }) => name),
            { maxLength: Math.min(6, leaves.length) },
          );
    return fc
      .tuple(own, nodes === undefined ? below : fc.constant([]), always)
      .map(([names, further, rows]) => ` { __typename ${[...names, ...further, rows].join(' ')} }`);

    function parts(from: readonly GraphQLField<unknown, unknown>[], maxLength: number): fc.Arbitrary<string[]> {
      return fc
        .subarray([...from], { maxLength })
        .chain((chosen) => fc.tuple(...chosen.map((field) => fieldText(field, depth))));
    }
  }

  function argumentText({ name, type }: GraphQLArgument, field: GraphQLField<unknown, unknown>): fc.Arbitrary<string> {
    const owner = getNamedType(field.type).name;
    if (name === 'first')
      return fc.constantFrom(...(SHORT_LISTS[field.name] ?? PAGE_SIZES)).map((size) => `first: ${size}`);
    const value = valueText(type, name, owner).map((text) => `${name}: ${text}`);
    return isNonNullType(type) ? value : fc.oneof(value, fc.constant(''));
  }

  function valueText(given: GraphQLInputType, name: string, owner: string): fc.Arbitrary<string> {
    const type = getNullableType(given);
    if (isListType(type)) {
      if (name.endsWith('Ids') || name === 'ids') return idsText(TYPE_OF_IDS[name]);
      return fc
        .uniqueArray(valueText(type.ofType, name, owner), { minLength: 1, maxLength: 3 })
        .map((values) => `[${values.join(', ')}]`);
    }
    if (isEnumType(type)) return fc.constantFrom(...type.getValues().map((value) => value.name));
    if (type.name === 'DateTimeRange') return rangeText();
    if (type.name === 'VisitorBy') return idText('Visitor').map((id) => `{ id: ${id} }`);
    // Whose people are asked for is no part of the price of what is read for each of them.
    const fields = isInputObjectType(type) ? Object.values(type.getFields()) : null;
    if (fields !== null) return inputText(type.name === 'PersonFilter' ? [] : fields, owner);
    if (type.name === 'ID') return idText(ids[owner] === undefined ? undefined : owner);
    if (type.name === 'Boolean') return fc.constant('true');
    return fc.constant(name === 'timeZone' ? '"Europe/Lisbon"' : '"qqqq"');
  }

  function inputText(fields: readonly GraphQLArgument[], owner: string): fc.Arbitrary<string> {
    const members = fields.filter(({ name }) => !LEFT_OUT.includes(name));
    const narrowing = members.filter(({ name }) => NARROWING.includes(name));
    const others = members.filter(({ name }) => !NARROWING.includes(name));
    return fc
      .tuple(fc.subarray([...narrowing], { maxLength: Math.min(1, narrowing.length) }), fc.subarray([...others]))
      .chain((groups) =>
        fc.tuple(
          ...groups
            .flat()
            .map((field) => valueText(field.type, field.name, owner).map((text) => `${field.name}: ${text}`)),
        ),
      )
      .map((texts) => `{ ${texts.join(', ')} }`);
  }

  function rangeText(): fc.Arbitrary<string> {
    return fc.constantFrom(...RANGE_DAYS).map((days) => {
      const at = (ms: number) => new Date(now.getTime() + ms).toISOString();
      return `{ gte: "${at(-days * MS_PER_DAY)}", lt: "${at(0)}" }`;
    });
  }

  function idText(typeName: string | undefined): fc.Arbitrary<string> {
    const pool = typeName === undefined ? Object.values(ids).flat() : (ids[typeName] ?? []);
    return fc.constantFrom(...pool).map((id) => JSON.stringify(id));
  }

  function idsText(typeName: string | undefined): fc.Arbitrary<string> {
    return fc.uniqueArray(idText(typeName), { minLength: 1, maxLength: 40 }).map((texts) => `[${texts.join(', ')}]`);
  }
}
