import { getNamedType, isLeafType, isNonNullType, isObjectType } from 'graphql';

const MOST_DEPTH = 3;
const MOST_FIELDS = 8;
const MAX_PAGE_SIZE = 200;
const ROOTS = [
  'visits',
  'visitors',
  'people',
  'tickets',
  'transactions',
  'visitRequests',
  'blockedPeople',
  'locations',
];

/**
 * A random operation of large pages, the same for the same turn, and `whenTooDear`, which writes it with pages just small enough
 * for the price that the gateway has told: random operations are as dear as they may be.
 */
export function randomOperation(schema, turn) {
  const write = (pageSize) => {
    const random = createRandom(turn);
    const count = 1 + random(3);
    const roots = Array.from({ length: count }, (_unused, index) => {
      const field = schema.getQueryType().getFields()[ROOTS[random(ROOTS.length)]];
      return `r${index}: ${writeField(field, { random, pageSize, depth: 0 })}`;
    });
    return JSON.stringify({ query: `{ ${roots.join(' ')} }` });
  };
  return {
    body: write(MAX_PAGE_SIZE),
    whenTooDear: ({ price, maximum }) => {
      // Pages nest at most twice here, so that the price grows with the square of their size.
      const pageSize = Math.floor(MAX_PAGE_SIZE * Math.sqrt(maximum / price) * 0.9);
      return write(Math.max(1, pageSize));
    },
  };
}

function writeField(field, { random, pageSize, depth }) {
  const isPage = field.args.some(({ name }) => name === 'first');
  const args = isPage ? `(first: ${pageSize})` : '';
  const type = getNamedType(field.type);
  if (isLeafType(type)) return field.name;
  return `${field.name}${args} { ${writeSelection(type, { random, pageSize, depth: depth + 1 })} }`;
}

function writeSelection(type, state) {
  if (!isObjectType(type)) return '__typename';
  const fields = Object.values(type.getFields());
  const nodes = fields.find(({ name }) => name === 'nodes');
  if (nodes !== undefined)
    return `nodes { ${writeSelection(getNamedType(nodes.type), state)} } pageInfo { hasNextPage }`;
  const usable = fields.filter(({ args, type: fieldType }) => {
    const isDeep = !isLeafType(getNamedType(fieldType));
    return !args.some((argument) => isNonNullType(argument.type)) && !(isDeep && state.depth >= MOST_DEPTH);
  });
  const chosen = usable.filter(() => state.random(usable.length) < MOST_FIELDS);
  // Of each name once: a field with other arguments would be another.
  return ['__typename', ...chosen.map((field) => writeField(field, state))].join(' ');
}

/** Numbers from 0 below the limit, the same for the same seed (mulberry32). */
function createRandom(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
