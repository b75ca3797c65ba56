import { encodeNodeId } from '../../src/domain/ids/node-id.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { mutateWell, refusalOf } from '../support/mutate.js';
import { first, type Host, hostsOf, locationsOf } from '../support/write-scene.js';

interface Activity {
  readonly type: string;
  readonly text: string | null;
}

interface Ticket {
  readonly id: string;
  readonly status: string;
  readonly activities: readonly Activity[];
}

const TICKET = `id source description status category requester { id } assignee { id name } location { id }
  activities { type text status previousStatus assignee { id } }`;

let gateway: TestGateway;
let locationId: string;
let members: Host[];
let strangers: Host[];

beforeAll(async () => {
  gateway = await startTestGateway({ SANDBOX_VISITS: '300' });
  locationId = first(await locationsOf(gateway, 'SPACEBRING')).id;
  const people = await hostsOf(gateway, 'SPACEBRING');
  members = people.filter(({ location }) => location?.id === locationId);
  strangers = people.filter(({ name, location }) => location !== null && !members.some((other) => other.name === name));
});

afterAll(() => gateway.close());

const create = (given: Record<string, unknown> = {}) =>
  mutateWell<Ticket>(gateway, {
    name: 'createTicket',
    input: { locationId, text: 'The projector is dark.', ...given },
    selection: TICKET,
  });

const change = (name: string, input: Record<string, unknown>) =>
  mutateWell<Ticket>(gateway, { name, input, selection: TICKET });

const typesOf = ({ activities }: Ticket) => activities.map(({ type }) => type);

const nobody = { source: 'SPACEBRING', sourceId: '00000000-0000-4000-8000-000000000000' } as const;
const unknownTicket = encodeNodeId({ nodeType: 'Ticket', ...nobody });

describe('createTicket', () => {
  test('opens a ticket with its activities, which the board shows', async () => {
    const requesterId = first(members).id;
    const ticket = await create({ category: 'INTERNET', requesterId });
    expect(ticket).toMatchObject({
      source: 'SPACEBRING',
      description: 'The projector is dark.',
      status: 'NEW',
      category: 'INTERNET',
      requester: { id: requesterId },
      assignee: null,
      location: { id: locationId },
    });
    expect(typesOf(ticket)).toEqual(['CREATED']);
    const { data } = await gateway.query<{ tickets: { nodes: { id: string }[] } }>(
      '{ tickets(first: 5) { nodes { id } } }',
    );
    expect(data?.tickets.nodes.map(({ id }) => id)).toContain(ticket.id);
  });

  test('lets the source find the category, and takes its own user for who asks', async () => {
    expect(await create({ text: 'The wifi is slow' })).toMatchObject({
      category: expect.any(String),
      requester: { id: expect.any(String) },
    });
  });

  test('refuses a requester of another place, and a location that nobody knows', async () => {
    const refusal = (given: Record<string, unknown>) =>
      refusalOf(gateway, { name: 'createTicket', input: { locationId, text: 'x', ...given } });
    expect(await refusal({ requesterId: first(strangers).id })).toEqual(['INVALID_INPUT input.requesterId']);
    expect(await refusal({ requesterId: encodeNodeId({ nodeType: 'Person', ...nobody }) })).toEqual([
      'NOT_FOUND input.requesterId',
    ]);
    expect(await refusal({ locationId: encodeNodeId({ nodeType: 'Location', ...nobody }) })).toEqual([
      'NOT_FOUND input.locationId',
    ]);
  });

  test('is not supported by the other sources', async () => {
    const place = first(await locationsOf(gateway, 'RESIDENT')).id;
    const [refusal] = await refusalOf(gateway, { name: 'createTicket', input: { locationId: place, text: 'x' } });
    expect(refusal).toMatch(/^NOT_SUPPORTED_BY_SOURCE/);
  });
});

describe('a ticket', () => {
  test('is assigned, to somebody and to nobody', async () => {
    const { id: ticketId } = await create();
    const assignee = first(members);
    const assigned = await change('assignTicket', { ticketId, assigneeId: assignee.id });
    expect(assigned).toMatchObject({ assignee: { id: assignee.id } });
    expect(typesOf(assigned)).toEqual(['CREATED', 'ASSIGNEE_UPDATED']);
    expect(await change('assignTicket', { ticketId, assigneeId: null })).toMatchObject({ assignee: null });
    expect(
      await refusalOf(gateway, { name: 'assignTicket', input: { ticketId, assigneeId: first(strangers).id } }),
    ).toEqual(['INVALID_INPUT input.assigneeId']);
  });

  test('is commented on, and the comment is its last activity', async () => {
    const { id: ticketId } = await create();
    const commented = await change('commentOnTicket', { ticketId, text: ' We are on it. ' });
    expect(commented.activities.at(-1)).toMatchObject({ type: 'COMMENT', text: 'We are on it.' });
    const { data } = await gateway.query<{ ticket: Ticket }>(
      'query ($id: ID!) { ticket(id: $id) { activities { type text } } }',
      { id: ticketId },
    );
    expect(data?.ticket.activities.at(-1)).toEqual({ type: 'COMMENT', text: 'We are on it.' });
  });

  test('goes from status to status; Spacebring knows no cancelled one', async () => {
    const { id: ticketId } = await create();
    const started = await change('setTicketStatus', { ticketId, status: 'IN_PROGRESS' });
    expect(started.status).toBe('IN_PROGRESS');
    expect(started.activities.at(-1)).toMatchObject({
      type: 'STATUS_UPDATED',
      status: 'IN_PROGRESS',
      previousStatus: 'NEW',
    });
    expect((await change('setTicketStatus', { ticketId, status: 'SOLVED' })).status).toBe('SOLVED');
    expect(await refusalOf(gateway, { name: 'setTicketStatus', input: { ticketId, status: 'CANCELLED' } })).toEqual([
      'NOT_SUPPORTED_BY_SOURCE input.status',
    ]);
  });

  test('gets another category', async () => {
    const { id: ticketId } = await create({ category: 'INTERNET' });
    expect(await change('setTicketCategory', { ticketId, category: 'PRINTING' })).toMatchObject({
      category: 'PRINTING',
    });
  });

  test.each([
    ['commentOnTicket', { text: 'x' }],
    ['assignTicket', { assigneeId: null }],
    ['setTicketStatus', { status: 'SOLVED' }],
    ['setTicketCategory', { category: 'PRINTING' }],
  ])('that nobody knows is not found by %s', async (name, given) => {
    expect(await refusalOf(gateway, { name, input: { ticketId: unknownTicket, ...given } })).toEqual([
      'NOT_FOUND input.ticketId',
    ]);
  });

  test('shows in one document what each of its mutations did', async () => {
    const { id } = await create();
    const { data } = await gateway.query<Record<'a' | 'b', { ticket: Ticket }>>(
      `mutation ($id: ID!) {
        a: commentOnTicket(input: { ticketId: $id, text: "first" }) { ticket { activities { text } } }
        b: commentOnTicket(input: { ticketId: $id, text: "second" }) { ticket { activities { text } } }
      }`,
      { id },
    );
    expect(data?.a.ticket.activities.map(({ text }) => text)).not.toContain('second');
    expect(data?.b.ticket.activities.map(({ text }) => text)).toEqual(expect.arrayContaining(['first', 'second']));
  });
});

test('a conflict that the source tells of is one to the person too', async () => {
  const { id: ticketId } = await create();
  await gateway.setFaults('SPACEBRING', { route: 'POST /support/tickets/v1/comment', status: 409 });
  const refused = await refusalOf(gateway, { name: 'commentOnTicket', input: { ticketId, text: 'x' } });
  await gateway.clearFaults();
  expect(refused).toEqual(['CONFLICT']);
});
