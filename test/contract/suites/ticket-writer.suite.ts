import type { TicketDraft } from '../../../src/domain/model/ticket.js';
import { TICKET_CATEGORIES, type Ticket } from '../../../src/domain/model/ticket.js';
import { addDays } from '../../../src/domain/time/time-range.js';
import { problemOf } from '../../support/user-problems.js';
import { FOREIGN_IDS, readOnce, requirePort, type SetUpSubject, unknownIdOf, useSubject } from './contract-subject.js';
import { expectFrozen, expectSameFacts, idsOf } from './record-checks.js';
import { findWriterPlace } from './writer-places.js';

/** What every TicketWriter keeps to; the source also reads tickets, people and locations. */
export function describeTicketWriter(name: string, setUp: SetUpSubject): void {
  describe(`${name} as a writer of tickets`, () => {
    const subject = useSubject(setUp);
    const port = () => requirePort(subject().newRequest().ticketWriter);
    const place = readOnce(() => findWriterPlace(subject().newRequest()));
    const load = (sourceId: string) => requirePort(subject().newRequest().tickets).loadTicket(sourceId);
    const historyOf = async ({ sourceId }: Ticket) =>
      (await requirePort(subject().newRequest().tickets).loadTicketActivities(sourceId)) ?? [];
    const draftOf = async (given: Partial<TicketDraft> = {}): Promise<TicketDraft> => ({
      locationId: (await place()).locationId,
      text: 'The lift is stuck',
      category: null,
      requesterId: null,
      ...given,
    });
    const create = async (given?: Partial<TicketDraft>) => port().createTicket(await draftOf(given));

    test('creates the ticket that was drafted', async () => {
      const { locationId, member } = await place();
      const ticket = await create({ category: 'ACCESS', requesterId: member.sourceId });
      expect(ticket).toMatchObject({
        description: 'The lift is stuck',
        status: 'NEW',
        category: 'ACCESS',
        location: { sourceId: locationId },
        requester: { sourceId: member.sourceId },
      });
      expectFrozen([ticket]);
      expectSameFacts(await load(ticket.sourceId), ticket);
      expect((await historyOf(ticket)).map(({ type }) => type)).toEqual(['CREATED']);
    });

    test('creates a ticket of which only the text and the place are known', async () => {
      const ticket = await create();
      expect(TICKET_CATEGORIES).toContain(ticket.category);
      expectSameFacts(await load(ticket.sourceId), ticket);
    });

    test('shows a new ticket in the list', async () => {
      const ticket = await create();
      const walk = requirePort(subject().newRequest().tickets).iterateTickets(
        { order: { field: 'CREATED_AT', direction: 'DESC' }, locationIds: [ticket.location?.sourceId ?? ''] },
        null,
      );
      expect(idsOf((await walk.next())?.slice.records ?? [])).toContain(ticket.sourceId);
    });

    test('creates nothing at an unknown place or for an unknown person', async () => {
      const unknownPlace = unknownIdOf(subject(), 'Location');
      const unknownPerson = unknownIdOf(subject(), 'Person');
      const { stranger } = await place();
      expect(await problemOf(create({ locationId: unknownPlace }))).toEqual({
        code: 'NOT_FOUND',
        field: ['locationId'],
      });
      expect(await problemOf(create({ requesterId: unknownPerson }))).toEqual({
        code: 'NOT_FOUND',
        field: ['requesterId'],
      });
      expect(await problemOf(create({ requesterId: stranger.sourceId }))).toEqual({
        code: 'INVALID_INPUT',
        field: ['requesterId'],
      });
    });

    test('adds a comment to what happened', async () => {
      const ticket = await create();
      const commented = await port().commentOnTicket(ticket.sourceId, 'Somebody is in it');
      expectSameFacts(await load(ticket.sourceId), commented.ticket);
      expect((await historyOf(ticket)).at(-1)).toMatchObject({
        id: commented.commentId,
        ...{ type: 'COMMENT', text: 'Somebody is in it' },
      });
    });

    test('assigns a ticket, and takes it back', async () => {
      const { member, otherMember } = await place();
      const { sourceId } = await create({ requesterId: member.sourceId });
      const assigned = await port().assignTicket(sourceId, otherMember.sourceId);
      expect(assigned).toMatchObject({ sourceId, assignee: { name: otherMember.name } });
      expectSameFacts(await load(sourceId), assigned);
      expect(await port().assignTicket(sourceId, null)).toMatchObject({ sourceId, assignee: null });
      expect(await load(sourceId)).toMatchObject({ assignee: null });
    });

    test('assigns a ticket to nobody unknown, and to no member of another location', async () => {
      const { sourceId } = await create();
      const { stranger } = await place();
      const assign = (assigneeId: string) => problemOf(port().assignTicket(sourceId, assigneeId));
      expect(await assign(unknownIdOf(subject(), 'Person'))).toEqual({ code: 'NOT_FOUND', field: ['assigneeId'] });
      expect(await assign(stranger.sourceId)).toEqual({ code: 'INVALID_INPUT', field: ['assigneeId'] });
    });

    test.each(['IN_PROGRESS', 'SOLVED', 'CLOSED', 'NEW'] as const)('sets the status %s', async (status) => {
      const ticket = await create();
      const changed = await port().setTicketStatus(ticket.sourceId, status);
      expect(changed).toMatchObject({ sourceId: ticket.sourceId, status });
      expectSameFacts(await load(ticket.sourceId), changed);
      expect((await historyOf(ticket)).at(-1)).toMatchObject({ type: 'STATUS_UPDATED', status });
    });

    test('cancels no ticket', async () => {
      const { sourceId } = await create();
      const problem = await problemOf(port().setTicketStatus(sourceId, 'CANCELLED'));
      expect(problem).toEqual({ code: 'NOT_SUPPORTED_BY_SOURCE', field: ['status'] });
    });

    test.each(TICKET_CATEGORIES)('sets the category %s', async (category) => {
      const { sourceId } = await create();
      const changed = await port().setTicketCategory(sourceId, category);
      expect(changed).toMatchObject({ sourceId, category, categoryLabel: null });
      expectSameFacts(await load(sourceId), changed);
    });

    test('changes no ticket that there is not', async () => {
      for (const id of [unknownIdOf(subject(), 'Ticket'), ...FOREIGN_IDS]) {
        const nowhere = { code: 'NOT_FOUND', field: ['ticketId'] };
        expect(await problemOf(port().commentOnTicket(id, 'Hello'))).toEqual(nowhere);
        expect(await problemOf(port().assignTicket(id, null))).toEqual(nowhere);
        expect(await problemOf(port().setTicketStatus(id, 'SOLVED'))).toEqual(nowhere);
        expect(await problemOf(port().setTicketCategory(id, 'OTHER'))).toEqual(nowhere);
      }
    });

    test('finds what it created, and nothing else', async () => {
      const { now } = subject();
      const draft = await draftOf({ text: 'Found again' });
      expect(await port().findCreatedTickets(draft, now)).toEqual([]);
      const ticket = await port().createTicket(draft);
      const sought = async (given: Partial<TicketDraft>, startedAt = now) =>
        idsOf(await port().findCreatedTickets({ ...draft, ...given }, startedAt));
      expect(await sought({})).toEqual([ticket.sourceId]);
      expect(await sought({ text: 'Never written' })).toEqual([]);
      expect(await sought({ locationId: (await place()).otherLocationId })).toEqual([]);
      expect(await sought({}, addDays(now, 1))).toEqual([]);
    });

    test('finds what was created twice, twice, within one request too', async () => {
      const draft = await draftOf({ text: 'Asked twice' });
      const request = port();
      await port().createTicket(draft);
      expect(await request.findCreatedTickets(draft, subject().now)).toHaveLength(1);
      await port().createTicket(draft);
      expect(await request.findCreatedTickets(draft, subject().now)).toHaveLength(2);
    });

    test('finds the comments it added', async () => {
      const { now } = subject();
      const { sourceId } = await create();
      const sought = (text: string, startedAt = now) => port().findComments(sourceId, text, startedAt);
      expect(await sought('Any news?')).toEqual([]);
      await port().commentOnTicket(sourceId, 'Any news?');
      await port().commentOnTicket(sourceId, 'Any news?');
      expect(new Set(await sought('Any news?')).size).toBe(2);
      expect(await sought('None')).toEqual([]);
      expect(await sought('Any news?', addDays(now, 1))).toEqual([]);
    });
  });
}
