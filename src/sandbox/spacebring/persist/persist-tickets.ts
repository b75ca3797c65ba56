import { z } from 'zod';
import type { Journal } from '../../kit/journal.js';
import type { Directory } from '../state/directory.js';
import type { SpacebringState } from '../state/spacebring-state.js';
import { type ActivityRecord, TICKET_STATUSES, TICKET_TYPES, type TicketRecord } from '../state/ticket-record.js';
import { locationAt } from './lookup.js';

const statusSchema = z.enum(TICKET_STATUSES);
const attachmentSchema = z.object({
  ...{ key: z.string(), mime: z.string(), name: z.string(), size: z.number(), url: z.string() },
});

const changeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ticketCreated') }),
  z.object({ type: z.literal('comment'), text: z.string().nullable(), attachments: z.array(attachmentSchema) }),
  z.object({ type: z.literal('statusUpdated'), status: statusSchema, previous: statusSchema }),
  z.object({ type: z.literal('assigneeUpdated'), assignee: z.number().nullable(), previous: z.number().nullable() }),
]);
const activitySchema = z.object({
  ...{ id: z.string(), createdAt: z.number(), change: changeSchema },
  actor: z.union([z.number(), z.literal('ai'), z.null()]),
});
/** People by their number: requesters and actors are members, assignees users. */
const ticketSchema = z.object({
  ...{ index: z.number(), location: z.number(), number: z.number(), text: z.string(), createdAt: z.number() },
  ...{ requester: z.number().nullable(), assignee: z.number().nullable(), type: z.enum(TICKET_TYPES) },
  ...{ status: statusSchema, updatedAt: z.number(), statusUpdatedAt: z.number() },
  activities: z.array(activitySchema),
});

type StoredActivity = z.infer<typeof activitySchema>;

export function persistTickets({ directory, tickets }: SpacebringState, journal: Journal): void {
  journal.replay('ticket', (state) => {
    const { location, requester, assignee, activities, ...facts } = ticketSchema.parse(state);
    tickets.put({
      ...facts,
      location: locationAt(directory, location),
      requester: at(requester, directory.memberAt),
      assignee: at(assignee, directory.userAt),
      activities: activities.map((activity) => toActivity(activity, directory)),
    });
  });
  tickets.watch((ticket) => journal.note({ kind: 'ticket', id: tickets.idOf(ticket), state: toStoredTicket(ticket) }));
}

function toStoredTicket({ order: _follows, location, requester, assignee, activities, ...facts }: TicketRecord) {
  return {
    ...facts,
    location: location.index,
    requester: requester?.index ?? null,
    assignee: assignee?.index ?? null,
    activities: activities.map(toStoredActivity),
  } satisfies z.infer<typeof ticketSchema>;
}

function toStoredActivity({ id, createdAt, actor, change }: ActivityRecord): StoredActivity {
  const stored = { id, createdAt, actor: actor === 'ai' ? actor : (actor?.index ?? null) };
  if (change.type === 'assigneeUpdated') {
    const { type, assignee, previous } = change;
    return { ...stored, change: { type, assignee: assignee?.index ?? null, previous: previous?.index ?? null } };
  }
  if (change.type === 'comment') return { ...stored, change: { ...change, attachments: [...change.attachments] } };
  return { ...stored, change };
}

function toActivity({ id, createdAt, actor, change }: StoredActivity, directory: Directory): ActivityRecord {
  const activity = { id, createdAt, actor: actor === 'ai' ? actor : at(actor, directory.memberAt) };
  if (change.type !== 'assigneeUpdated') return { ...activity, change };
  const [assignee, previous] = [at(change.assignee, directory.userAt), at(change.previous, directory.userAt)];
  return { ...activity, change: { type: change.type, assignee, previous } };
}

function at<T>(index: number | null, find: (index: number) => T): T | null {
  return index === null ? null : find(index);
}
