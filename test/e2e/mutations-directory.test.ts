import { encodeNodeId } from '../../src/domain/ids/node-id.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { mutate, mutateWell, refusalOf } from '../support/mutate.js';
import { first, hostsOf, locationsOf, minutesFromNow } from '../support/write-scene.js';

interface Entry {
  readonly id: string;
}

const ENTRY = 'id source name reason email phoneNumber document';
const HOST = 'id source name email phoneNumber position department isActive';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ SANDBOX_VISITS: '300' });
});

afterAll(() => gateway.close());

const unknown = (nodeType: 'BlockedPerson' | 'Person') =>
  encodeNodeId({ nodeType, source: 'W3LCOME', sourceId: '00000000-0000-4000-8000-000000000000' });

let people = 0;

/** Nobody whom the tests blocked before. */
const somebody = () => {
  people += 1;
  return {
    name: `Mallory ${people}`,
    reason: 'Threw a chair',
    email: `mallory-${people}@example.com`,
    phoneNumber: `+55 11 90000-${String(people).padStart(4, '0')}`,
    document: `DOC-${7_340 + people}`,
  };
};

const block = (input: Record<string, unknown> = somebody()) =>
  mutateWell<Entry>(gateway, { name: 'blockPerson', input, selection: ENTRY });

const blockedIds = async () => {
  const { data } = await gateway.query<{ blockedPeople: { nodes: Entry[] } }>(
    '{ blockedPeople(first: 200) { nodes { id } } }',
  );
  return data?.blockedPeople.nodes.map(({ id }) => id);
};

describe('the blocked list', () => {
  test('gets an entry, which every list shows', async () => {
    await blockedIds();
    const person = somebody();
    const entry = await block(person);
    expect(entry).toMatchObject({ source: 'W3LCOME', name: person.name, reason: 'Threw a chair', email: person.email });
    expect(await blockedIds()).toContain(entry.id);
  });

  test.each(['email', 'phoneNumber', 'document'] as const)('has everybody once, by %s', async (member) => {
    const person = somebody();
    await block(person);
    const input = { name: 'Somebody else', [member]: person[member] };
    const { userErrors } = await mutate(gateway, { name: 'blockPerson', input });
    expect(userErrors).toMatchObject([
      { code: 'ALREADY_EXISTS', field: ['input', member], sourceCode: expect.stringMatching('ALREADY_EXISTS') },
    ]);
  });

  test.each([
    { name: 'n/a' },
    { name: '-', phoneNumber: '0' },
    { phoneNumber: '(11) 99999-9999' },
    { document: '00000000' },
    { name: 'NÃO TEM', email: 'n/a@n/a.com', phoneNumber: '-', document: 'x' },
    { reason: 'Threw a chair' },
  ])('takes no entry that names nobody: %j', async (input) => {
    const before = await blockedIds();
    const { userErrors } = await mutate(gateway, { name: 'blockPerson', input });
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', field: null }]);
    expect(await blockedIds()).toEqual(before);
  });

  test('takes an entry with one member that names somebody among placeholders', async () => {
    const { email } = somebody();
    expect(await block({ name: 'n/a', phoneNumber: '0', email })).toMatchObject({ email });
  });

  test.each([[{ name: 'n/a' }], [{ name: '-', phoneNumber: '0', reason: 'Again' }]])(
    'does not change an entry to one that names nobody: %j',
    async (changes) => {
      const { id } = await block();
      const input = { id, ...changes };
      const { userErrors } = await mutate(gateway, { name: 'updateBlockedPerson', input });
      expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', field: null }]);
    },
  );

  test('changes an entry: what is given, with null to clear', async () => {
    const person = somebody();
    const { id } = await block(person);
    const updated = await mutateWell(gateway, {
      name: 'updateBlockedPerson',
      input: { id, reason: 'Apologised', name: null },
      selection: ENTRY,
    });
    expect(updated).toMatchObject({ id, name: null, reason: 'Apologised', email: person.email });
    const { data } = await gateway.query('query ($id: ID!) { node(id: $id) { ... on BlockedPerson { reason } } }', {
      id,
    });
    expect(data).toEqual({ node: { reason: 'Apologised' } });
  });

  test('loses an entry, once', async () => {
    const { id } = await block();
    expect(await mutateWell<string>(gateway, { name: 'unblockPerson', input: { id } })).toBe(id);
    expect(await blockedIds()).not.toContain(id);
    expect(await refusalOf(gateway, { name: 'unblockPerson', input: { id } })).toEqual(['NOT_FOUND input.id']);
  });

  test('knows no entry that is not there, and none of nobody', async () => {
    const id = unknown('BlockedPerson');
    expect(await refusalOf(gateway, { name: 'updateBlockedPerson', input: { id, reason: 'x' } })).toEqual([
      'NOT_FOUND input.id',
    ]);
    const [refusal] = await refusalOf(gateway, { name: 'blockPerson', input: { reason: 'x' } });
    expect(refusal).toMatch(/^INVALID_INPUT/);
  });
});

describe('a blocked visitor', () => {
  const scheduled = async (visitor: Record<string, unknown>, given: Record<string, unknown> = {}) => {
    const places = {
      SPACEBRING: { locationId: first(await locationsOf(gateway, 'SPACEBRING')).id },
      W3LCOME: { hostId: first(await hostsOf(gateway, 'W3LCOME')).id },
      RESIDENT: { hostId: first(await hostsOf(gateway, 'RESIDENT')).id },
    };
    const input = {
      expectedAt: minutesFromNow(60),
      visitor: { name: 'M', email: 'm@example.com', ...visitor },
      ...given,
    };
    return Promise.all(
      Object.values(places).map((place) => mutate(gateway, { name: 'scheduleVisit', input: { ...input, ...place } })),
    );
  };

  test.each(['email', 'phoneNumber', 'document'] as const)('is refused by %s, with the reason', async (member) => {
    const person = somebody();
    await block(person);
    for (const answer of await scheduled({ [member]: person[member] })) {
      expect(answer.record).toBeNull();
      expect(answer.userErrors).toMatchObject([
        { code: 'BLOCKED_VISITOR', field: ['input', 'visitor'], message: expect.stringMatching('Threw a chair') },
      ]);
    }
  });

  test('may come when the desk says so, or when they are off the list', async () => {
    const person = somebody();
    const { id } = await block(person);
    const visitor = { email: person.email };
    for (const answer of await scheduled(visitor, { allowBlocked: true })) expect(answer.record).not.toBeNull();
    await mutateWell(gateway, { name: 'unblockPerson', input: { id } });
    for (const answer of await scheduled(visitor)) expect(answer.record).not.toBeNull();
  });

  test('cannot ask for a visit either', async () => {
    const person = somebody();
    await block(person);
    const host = first((await hostsOf(gateway, 'SPACEBRING')).filter(({ location }) => location !== null));
    const input = {
      hostId: host.id,
      locationId: host.location?.id,
      visitor: { name: person.name, email: person.email.toUpperCase() },
    };
    expect(await refusalOf(gateway, { name: 'requestVisit', input })).toEqual(['BLOCKED_VISITOR input.visitor']);
  });
});

describe('a visit that is changed', () => {
  test.each(['W3LCOME', 'RESIDENT'] as const)(
    'of %s does not become that of a blocked visitor, unless the desk says so',
    async (source) => {
      const person = somebody();
      const host = first(await hostsOf(gateway, source));
      const input = {
        hostId: host.id,
        expectedAt: minutesFromNow(60),
        visitor: { name: 'Ana', email: 'ana@example.com' },
      };
      const { id } = await mutateWell<Entry>(gateway, { name: 'scheduleVisit', input });
      await block({ ...person, name: 'Ana' });
      const visitor = { name: 'Ana', email: person.email.replace('@', '\u200b@') };
      const change = { id, visitor: { name: person.name, email: person.email } };
      expect(await refusalOf(gateway, { name: 'updateVisit', input: change })).toEqual([
        'BLOCKED_VISITOR input.visitor',
      ]);
      expect(await refusalOf(gateway, { name: 'updateVisit', input: { id, visitor } })).toEqual([
        'BLOCKED_VISITOR input.visitor',
      ]);
      const changed = await mutateWell<Entry>(gateway, {
        name: 'updateVisit',
        input: { ...change, allowBlocked: true },
      });
      expect(changed.id).toBe(id);
    },
  );

  test('of a visitor who was blocked since keeps them only when the desk says so', async () => {
    const person = somebody();
    const host = first(await hostsOf(gateway, 'W3LCOME'));
    const input = { hostId: host.id, expectedAt: minutesFromNow(60), visitor: { name: 'Ana', email: person.email } };
    const { id } = await mutateWell<Entry>(gateway, { name: 'scheduleVisit', input });
    await block(person);
    const change = { id, visitor: { name: 'Ana Lima' } };
    expect(await refusalOf(gateway, { name: 'updateVisit', input: change })).toEqual(['BLOCKED_VISITOR input.visitor']);
    expect(await mutateWell<Entry>(gateway, { name: 'updateVisit', input: { ...change, allowBlocked: true } })).toEqual(
      { id },
    );
  });
});

test('a request of a visitor who was blocked since is not approved', async () => {
  const person = somebody();
  const host = first((await hostsOf(gateway, 'SPACEBRING')).filter(({ location }) => location !== null));
  const visitor = { name: person.name, email: person.email };
  const { id } = await mutateWell<Entry>(gateway, {
    name: 'requestVisit',
    input: { hostId: host.id, locationId: host.location?.id, visitor },
  });
  const { id: entryId } = await block(person);
  expect(await refusalOf(gateway, { name: 'approveVisitRequest', input: { id } })).toEqual([
    'BLOCKED_VISITOR input.visitor',
  ]);
  await mutateWell(gateway, { name: 'unblockPerson', input: { id: entryId } });
  expect(await mutateWell<Entry>(gateway, { name: 'approveVisitRequest', input: { id } })).toMatchObject({
    id: expect.any(String),
  });
});

describe('a W3lcome host', () => {
  const create = (given: Record<string, unknown> = {}) => {
    people += 1;
    const input = { name: `Host ${people}`, email: `host-${people}@example.com`, ...given };
    return mutateWell<Entry & { email: string }>(gateway, { name: 'createHost', input, selection: HOST });
  };
  const listed = async () => (await hostsOf(gateway, 'W3LCOME')).map(({ id }) => id);

  test('is added, and can be visited at once', async () => {
    await listed();
    const host = await create({ position: 'Head', department: 'Sales', phoneNumber: '+55 11 98888-7777' });
    expect(host).toMatchObject({ source: 'W3LCOME', position: 'Head', department: 'Sales', isActive: true });
    expect(await listed()).toContain(host.id);
    const visit = await mutateWell(gateway, {
      name: 'scheduleVisit',
      input: { hostId: host.id, expectedAt: minutesFromNow(60), visitor: { name: 'Ana' } },
      selection: 'host { id position }',
    });
    expect(visit).toEqual({ host: { id: host.id, position: 'Head' } });
  });

  test('has an e-mail that no other host has', async () => {
    const { email } = await create();
    const { userErrors } = await mutate(gateway, { name: 'createHost', input: { name: 'Other', email } });
    expect(userErrors).toMatchObject([
      { code: 'ALREADY_EXISTS', field: ['input', 'email'], sourceCode: 'ALREADY_EXISTS' },
    ]);
  });

  test('is changed: what is given, with null to clear', async () => {
    const { id } = await create({ position: 'Head', department: 'Sales' });
    const input = { id, name: 'New name', position: null, isActive: false };
    expect(await mutateWell(gateway, { name: 'updateHost', input, selection: HOST })).toMatchObject({
      id,
      name: 'New name',
      position: null,
      department: 'Sales',
      isActive: false,
    });
    const { data } = await gateway.query('query ($id: ID!) { person(id: $id) { name position isActive } }', { id });
    expect(data).toEqual({ person: { name: 'New name', position: null, isActive: false } });
  });

  test('is removed, once', async () => {
    const { id } = await create();
    expect(await mutateWell<string>(gateway, { name: 'deleteHost', input: { id } })).toBe(id);
    expect(await listed()).not.toContain(id);
    expect(await refusalOf(gateway, { name: 'deleteHost', input: { id } })).toEqual(['NOT_FOUND input.id']);
  });

  test('that nobody knows is not found; members and residents are not changed here', async () => {
    expect(await refusalOf(gateway, { name: 'updateHost', input: { id: unknown('Person'), name: 'x' } })).toEqual([
      'NOT_FOUND input.id',
    ]);
    const resident = first(await hostsOf(gateway, 'RESIDENT')).id;
    const member = first(await hostsOf(gateway, 'SPACEBRING')).id;
    for (const id of [resident, member]) {
      const [update] = await refusalOf(gateway, { name: 'updateHost', input: { id, name: 'x' } });
      expect(update).toMatch(/^NOT_SUPPORTED_BY_SOURCE/);
      const [removal] = await refusalOf(gateway, { name: 'deleteHost', input: { id } });
      expect(removal).toMatch(/^NOT_SUPPORTED_BY_SOURCE/);
    }
  });
});

test.each([
  ['SPACEBRING', 'POST /support/tickets/v1'],
  ['W3LCOME', 'POST /v1/hosts'],
  ['RESIDENT', 'POST /api/residentvisits'],
] as const)(
  'what %s refuses without a word that we know is said so, without address and credential',
  async (source, route) => {
    const place = first(await locationsOf(gateway, 'SPACEBRING')).id;
    const resident = first(await hostsOf(gateway, 'RESIDENT')).id;
    const asked = {
      SPACEBRING: { name: 'createTicket', input: { locationId: place, text: 'x' } },
      W3LCOME: { name: 'createHost', input: { name: 'Ana', email: 'ana.refused@example.com' } },
      RESIDENT: {
        name: 'scheduleVisit',
        input: { hostId: resident, expectedAt: minutesFromNow(60), visitor: { name: 'Ana' } },
      },
    };
    await gateway.setFaults(source, { route, status: 400 });
    const answer = await mutate(gateway, asked[source]);
    await gateway.clearFaults();
    expect(answer).toMatchObject({
      record: null,
      errors: [],
      userErrors: [{ code: 'REJECTED_BY_SOURCE', field: null }],
    });
    expect(JSON.stringify(answer)).not.toMatch(/127\.0\.0\.1|http|Bearer|Basic |sandbox-|ECONN/);
  },
);
