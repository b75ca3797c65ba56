import type { SandboxLocation, SandboxMember } from './directory.js';
import type { IdCodec } from './id-codec.js';
import type {
  ActivityChange,
  ActivityRecord,
  TicketRecord,
  TicketStatusWord,
  TicketTypeWord,
} from './ticket-record.js';
import type { SandboxUser } from './user-accounts.js';

export interface TicketDraft {
  readonly location: SandboxLocation;
  readonly text: string;
  readonly type: TicketTypeWord;
  readonly requester: SandboxMember | null;
  readonly createdAt: number;
}

/** The actor of a change, and its time. */
export interface Act {
  readonly actor: ActivityRecord['actor'];
  readonly at: number;
}

export interface TicketStore {
  readonly version: number;
  readonly tickets: readonly TicketRecord[];
  idOf(ticket: TicketRecord): string;
  byId(id: string): TicketRecord | null;
  /** The ticket that holds the activity, and the activity. */
  activityById(id: string): { ticket: TicketRecord; activity: ActivityRecord } | null;
  create(draft: TicketDraft): TicketRecord;
  comment(
    ticket: TicketRecord,
    comment: Omit<Extract<ActivityChange, { type: 'comment' }>, 'type'>,
    act: Act,
  ): ActivityRecord;
  assign(ticket: TicketRecord, assignee: SandboxUser | null, act: Act): ActivityRecord;
  setStatus(ticket: TicketRecord, status: TicketStatusWord, act: Act): ActivityRecord;
  /** Adds no activity, because the vendor has none for it. */
  setType(ticket: TicketRecord, type: TicketTypeWord, at: number): void;
  deleteActivity(id: string, at: number): void;
}

export interface TicketStoreParts {
  readonly ids: IdCodec;
  readonly activityIds: IdCodec;
  /** Of each location. */
  readonly firstNumber: number;
}

export function createTicketStore({ ids, activityIds, firstNumber }: TicketStoreParts): TicketStore {
  const tickets: TicketRecord[] = [];
  const holders: TicketRecord[] = [];
  const numbers = new Map<SandboxLocation, number>();
  let version = 0;
  const record = (ticket: TicketRecord, change: ActivityChange, { actor, at }: Act): ActivityRecord => {
    const activity = { id: activityIds.idOf(holders.length), createdAt: at, actor, change };
    holders.push(ticket);
    ticket.activities.push(activity);
    touch(ticket, at);
    return activity;
  };
  const touch = (ticket: TicketRecord, at: number): void => {
    version += 1;
    ticket.updatedAt = at;
  };
  const store: TicketStore = {
    tickets,
    get version() {
      return version;
    },
    idOf: ({ index }) => ids.idOf(index),
    byId: (id) => tickets[ids.indexOf(id) ?? -1] ?? null,
    activityById(id) {
      const ticket = holders[activityIds.indexOf(id) ?? -1];
      const activity = ticket?.activities.find((candidate) => candidate.id === id.toLowerCase());
      return ticket === undefined || activity === undefined ? null : { ticket, activity };
    },
    create(draft) {
      const index = tickets.length;
      const number = (numbers.get(draft.location) ?? firstNumber - 1) + 1;
      numbers.set(draft.location, number);
      const open = { status: 'new', assignee: null, updatedAt: draft.createdAt, statusUpdatedAt: 0 } as const;
      const ticket: TicketRecord = { ...draft, ...open, index, number, order: ids.orderOf(index), activities: [] };
      tickets.push(ticket);
      record(ticket, { type: 'ticketCreated' }, { actor: draft.requester, at: draft.createdAt });
      return ticket;
    },
    comment: (ticket, comment, act) => record(ticket, { type: 'comment', ...comment }, act),
    assign(ticket, assignee, act) {
      const previous = ticket.assignee;
      ticket.assignee = assignee;
      return record(ticket, { type: 'assigneeUpdated', assignee, previous }, act);
    },
    setStatus(ticket, status, act) {
      const previous = ticket.status;
      Object.assign(ticket, { status, statusUpdatedAt: act.at });
      return record(ticket, { type: 'statusUpdated', status, previous }, act);
    },
    setType(ticket, type, at) {
      ticket.type = type;
      touch(ticket, at);
    },
    deleteActivity(id, at) {
      const found = store.activityById(id);
      if (found === null) return;
      found.ticket.activities = found.ticket.activities.filter((activity) => activity !== found.activity);
      touch(found.ticket, at);
    },
  };
  return store;
}
