import { readFile } from 'node:fs/promises';
import {
  buildSchema,
  type GraphQLInputObjectType,
  getNamedType,
  isInputObjectType,
  isRequiredInputField,
} from 'graphql';
import { SOURCES, type Source } from '../../src/domain/source/source.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { MUTATION_NAMES, mutate, mutateWell } from '../support/mutate.js';
import { first, hostsOf, locationsOf, minutesFromNow } from '../support/write-scene.js';

const schema = buildSchema(await readFile(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));

interface Member {
  /** `updateVisit.vehicle.color` */
  readonly path: string;
  readonly outer: string;
  readonly inner: string;
  /** Members of the same input without which it is refused. */
  readonly required: readonly string[];
}

/** Every member of every input inside the input of a mutation that changes a part of a record. */
const MEMBERS: readonly Member[] = MUTATION_NAMES.filter((name) => name.startsWith('update')).flatMap((name) => {
  const input = getNamedType(schema.getMutationType()?.getFields()[name]?.args[0]?.type);
  if (!isInputObjectType(input)) throw new Error(`${name} takes no input`);
  return Object.values(input.getFields()).flatMap(({ name: outer, type }) => {
    const nested = getNamedType(type);
    return isInputObjectType(nested) ? membersOf(nested, { mutation: name, outer }) : [];
  });
});

function membersOf(
  nested: GraphQLInputObjectType,
  { mutation, outer }: { mutation: string; outer: string },
): readonly Member[] {
  const fields = Object.values(nested.getFields());
  const required = fields.filter(isRequiredInputField).map(({ name }) => name);
  return fields.map(({ name: inner }) => {
    if (isInputObjectType(getNamedType(nested.getFields()[inner]?.type))) {
      throw new Error(`${mutation}.${outer}.${inner} is an input itself: these tests do not go so deep`);
    }
    return { path: `${mutation}.${outer}.${inner}`, outer, inner, required: required.filter((name) => name !== inner) };
  });
}

/** What the visit is scheduled with, as far as its source has a place for it. */
const SCHEDULED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  visitor: {
    name: 'Nina Nested',
    email: 'nina.nested@example.com',
    phoneNumber: '+55 11 91234-5678',
    company: 'Nested Ltd',
    document: 'AB123456',
  },
  vehicle: { color: 'red', licensePlate: 'ABC-12-34' },
};

interface Row {
  /** What is sent; the record shows it so too. */
  readonly value: string;
  /** Where the visit shows it. */
  readonly shownAt: readonly [string, string];
  /** `ignored`: compared with the blocked list and not stored. */
  readonly outcomes: Readonly<Record<Source, 'stored' | 'ignored' | 'refused'>>;
  readonly isClearable: boolean;
}

const OF_INVITEES = { SPACEBRING: 'refused', W3LCOME: 'stored', RESIDENT: 'ignored' } as const;
const OF_RESIDENTS = { SPACEBRING: 'refused', W3LCOME: 'refused', RESIDENT: 'stored' } as const;

/** One row for each member that the schema has: a new one without a row fails the first test. */
const ROWS: Readonly<Record<string, Row>> = {
  'updateVisit.visitor.name': {
    value: 'Nora Nested',
    shownAt: ['guest', 'name'],
    outcomes: { ...OF_INVITEES, RESIDENT: 'stored' },
    isClearable: false,
  },
  'updateVisit.visitor.email': {
    value: 'nora@example.com',
    shownAt: ['guest', 'email'],
    outcomes: OF_INVITEES,
    isClearable: true,
  },
  'updateVisit.visitor.phoneNumber': {
    value: '+55 11 98765-4321',
    shownAt: ['guest', 'phoneNumber'],
    outcomes: OF_INVITEES,
    isClearable: true,
  },
  'updateVisit.visitor.company': {
    value: 'Other Ltd',
    shownAt: ['guest', 'company'],
    outcomes: OF_INVITEES,
    isClearable: true,
  },
  'updateVisit.visitor.document': {
    value: 'CD654321',
    shownAt: ['guest', 'document'],
    outcomes: OF_INVITEES,
    isClearable: true,
  },
  'updateVisit.vehicle.color': {
    value: 'blue',
    shownAt: ['vehicle', 'color'],
    outcomes: OF_RESIDENTS,
    isClearable: true,
  },
  'updateVisit.vehicle.licensePlate': {
    value: 'XYZ-98-76',
    shownAt: ['vehicle', 'licensePlate'],
    outcomes: OF_RESIDENTS,
    isClearable: true,
  },
};

const SELECTION = `id status expectedAt partySize purpose notes
  guest { name email phoneNumber company document } vehicle { color licensePlate }`;

type Shown = Record<string, unknown> & { readonly id: string };

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ SANDBOX_VISITS: '300' });
});

afterAll(() => gateway.close());

/** A visit with every nested member that its source keeps. */
async function schedule(source: Source): Promise<Shown> {
  const { visitor, vehicle } = SCHEDULED;
  const place =
    source === 'SPACEBRING'
      ? { locationId: first(await locationsOf(gateway, source)).id }
      : { hostId: first((await hostsOf(gateway, source)).filter(({ location }) => location !== null)).id };
  const input = { ...place, expectedAt: minutesFromNow(60), visitor, ...(source === 'RESIDENT' && { vehicle }) };
  return mutateWell<Shown>(gateway, { name: 'scheduleVisit', input, selection: SELECTION });
}

async function read(id: string): Promise<Shown | undefined> {
  const { data } = await gateway.query<{ visit: Shown }>(`query ($id: ID!) { visit(id: $id) { ${SELECTION} } }`, {
    id,
  });
  return data?.visit;
}

/** Sends the one member, with those that must be there as they stand. */
function send(member: Member, id: string, value: string | null) {
  const required = Object.fromEntries(member.required.map((name) => [name, SCHEDULED[member.outer]?.[name]]));
  const input = { id, [member.outer]: { ...required, [member.inner]: value } };
  return mutate<Shown>(gateway, { name: member.path.split('.')[0] ?? '', input, selection: SELECTION });
}

function withValue(shown: Shown, [outer, inner]: Row['shownAt'], value: string | null): Shown {
  return { ...shown, [outer]: { ...Object(shown[outer]), [inner]: value } };
}

test('every nested member of an update has a row', () => {
  expect(MEMBERS.map(({ path }) => path).sort()).toEqual(Object.keys(ROWS).sort());
  expect(MEMBERS.length).toBeGreaterThan(0);
});

describe.each([...SOURCES])('a visit of %s', (source) => {
  test.each(MEMBERS.map((member) => [member.path, member] as const))(
    'that is sent %s alone keeps all its other members',
    async (path, member) => {
      const row = ROWS[path];
      if (row === undefined) throw new Error(`there is no row for ${path}`);
      const outcome = row.outcomes[source];
      const before = await schedule(source);
      for (const value of row.isClearable ? [row.value, null] : [row.value]) {
        const { record, userErrors, errors } = await send(member, before.id, value);
        const wanted = outcome === 'stored' ? withValue(before, row.shownAt, value) : before;
        expect(errors).toEqual([]);
        // Nothing to be cleared is no problem where there is no place for it.
        const isRefused = outcome === 'refused' && (value !== null || userErrors.length > 0);
        expect(userErrors.map(({ code }) => code)).toEqual(isRefused ? ['NOT_SUPPORTED_BY_SOURCE'] : []);
        if (!isRefused) expect(record).toEqual(wanted);
        expect(await read(before.id)).toEqual(wanted);
      }
    },
  );
});
