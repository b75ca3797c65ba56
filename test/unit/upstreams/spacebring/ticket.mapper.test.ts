import { TICKET_CATEGORIES, TICKET_STATUSES } from '../../../../src/domain/model/ticket.js';
import { toTicket, toTicketActivities } from '../../../../src/upstreams/spacebring/ticket.mapper.js';
import { ticketWire, ticketWithActivitiesWire } from '../../../../src/upstreams/spacebring/ticket.wire.js';
import { IDS, ticketSample, USER } from './samples.js';

const map = (sample: unknown) => toTicket(ticketWire.parse(sample));

const SOURCE_TYPES =
  'access accountAndBilling bookings cleaning discriminationAndHarassment internet mailAndPackages noiseAndAcoustics offensiveOrObjectionableContent other printing repairAndMaintenance temperatureAndVentilation websiteAndApp'.split(
    ' ',
  );

test('a ticket carries its requester and its assignee', () => {
  expect(map(ticketSample())).toMatchObject({
    sourceId: IDS.ticket,
    number: 17,
    description: 'The printer is out of paper',
    status: 'IN_PROGRESS',
    category: 'PRINTING',
    categoryLabel: null,
    location: { sourceId: IDS.location },
    requester: { sourceId: IDS.membership, name: 'Rita Costa', email: 'rita@host.example' },
    assignee: { account: { accountId: IDS.visitor, locationId: IDS.location }, name: 'Bob', pictureUrl: null },
    createdAt: new Date('2026-03-01T09:00:00Z'),
    updatedAt: new Date('2026-03-02T09:00:00Z'),
  });
});

test('an e-mail that was not shown to us is left to a look-up', () => {
  expect(map(ticketSample()).assignee).not.toHaveProperty('email');
});

test('an assignee who is only named by the deprecated membership is that person', () => {
  const changes = { userRefAssignee: undefined, userAssignee: undefined };
  const deprecated = { membershipRefAssignee: IDS.membership, membershipAssignee: { id: IDS.membership, user: USER } };
  expect(map(ticketSample({ ...changes, ...deprecated })).assignee).toMatchObject({
    sourceId: IDS.membership,
    name: 'Rita Costa',
  });
  expect(map(ticketSample({ ...changes, userAssignee: null })).assignee).toBeNull();
});

test('every type of the source has a category of its own', () => {
  const categories = SOURCE_TYPES.map((type) => map(ticketSample({ type })).category);
  expect(categories.toSorted()).toEqual([...TICKET_CATEGORIES].sort());
});

test('a type without a counterpart remains the source’s word', () => {
  expect(map(ticketSample({ type: 'petsAndPlants' }))).toMatchObject({
    category: 'OTHER',
    categoryLabel: 'petsAndPlants',
  });
  expect(map(ticketSample({ type: undefined }))).toMatchObject({ category: 'OTHER', categoryLabel: null });
});

test('the four statuses of the source have counterparts, another is not decoded', () => {
  const statuses = ['new', 'inProgress', 'solved', 'closed'].map((status) => map(ticketSample({ status })).status);
  expect(statuses).toEqual(TICKET_STATUSES.filter((status) => status !== 'CANCELLED'));
  expect(ticketWire.safeParse(ticketSample({ status: 'archived' })).success).toBe(false);
});

describe('activities', () => {
  const activity = (changes: Readonly<Record<string, unknown>>) => ({
    id: IDS.visit,
    ticketRef: IDS.ticket,
    type: 'comment',
    createDate: '2026-03-01T10:00:00Z',
    ...changes,
  });
  const mapAll = (activities: unknown[]) => {
    const wire = ticketWithActivitiesWire.parse({ ticket: ticketSample(), activities });
    return wire === null ? [] : toTicketActivities(wire);
  };

  test('come oldest first, whatever order they were sent in', () => {
    const sent = ['03', '01', '02'].map((day) => activity({ createDate: `2026-03-${day}T10:00:00Z` }));
    expect(mapAll(sent).map(({ createdAt }) => createdAt.getUTCDate())).toEqual([1, 2, 3]);
  });

  test.each([
    ['ticketCreated', 'CREATED'],
    ['comment', 'COMMENT'],
    ['statusUpdated', 'STATUS_UPDATED'],
    ['typeUpdated', 'CATEGORY_UPDATED'],
    ['assigneeUpdated', 'ASSIGNEE_UPDATED'],
    ['merged', 'OTHER'],
    [undefined, 'OTHER'],
  ])('of type %s are %s', (type, expected) => {
    expect(mapAll([activity({ type })])[0]?.type).toBe(expected);
  });

  test('name the author and the change', () => {
    const data = {
      text: 'Done',
      attachments: [{ key: 'k', mime: 'image/png', name: 'a.png', size: 12, url: 'https://files.example/a.png' }, 7],
      status: 'solved',
      userRefAssignee: IDS.user,
      userAssignee: USER,
      previousAttributes: { status: 'new', userRefAssignee: IDS.visitor },
    };
    const membership = { id: IDS.membership, roleType: 'admin', type: 'member', user: USER };
    expect(mapAll([activity({ membership, data })])[0]).toMatchObject({
      id: IDS.visit,
      author: { sourceId: IDS.membership, name: 'Rita Costa' },
      text: 'Done',
      attachments: [{ name: 'a.png', url: 'https://files.example/a.png', mimeType: 'image/png', size: 12 }],
      status: 'SOLVED',
      previousStatus: 'NEW',
      assignee: { account: { accountId: IDS.user, locationId: IDS.location }, name: 'Rita Costa' },
      previousAssignee: { account: { accountId: IDS.visitor, locationId: IDS.location } },
    });
  });

  test('of the vendor’s AI have no author, and those without data nothing but their time', () => {
    expect(mapAll([activity({ lemAI: { name: 'Lem', photoUrl: 'https://files.example/lem.png' } })])[0]).toMatchObject({
      author: null,
      text: null,
      attachments: [],
      status: null,
      assignee: null,
      previousAssignee: null,
    });
  });

  test('that cannot be decoded are left out', () => {
    expect(mapAll([activity({ createDate: 'once' }), activity({})])).toHaveLength(1);
  });
});
