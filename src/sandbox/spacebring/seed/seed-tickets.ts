import { MS_PER_HOUR, type Random, type World } from '../../world/world.js';
import type { Directory, SandboxMember } from '../state/directory.js';
import { createIdCodec } from '../state/id-codec.js';
import type { AttachmentRecord, TicketRecord, TicketTypeWord } from '../state/ticket-record.js';
import { createTicketStore, type TicketStore } from '../state/ticket-store.js';
import { createPastMoments } from './past-moment.js';

const HISTORY_DAYS = 120;
const PHOTO: Omit<AttachmentRecord, 'size'> = {
  key: 'tickets/photo-1.jpg',
  mime: 'image/jpeg',
  name: 'photo.jpg',
  url: 'https://files.spacebring.example/tickets/photo-1.jpg',
};

interface TicketPlan {
  readonly count: number;
  readonly firstTicketNumber: number;
  readonly attachmentSize: number;
}

/** Tickets with the activities that led to their state. */
export function seedTickets(world: World, directory: Directory, plan: TicketPlan): TicketStore {
  const store = createTicketStore({
    ids: createIdCodec(world.seed, 'ticket'),
    activityIds: createIdCodec(world.seed, 'ticket-activity'),
    firstNumber: plan.firstTicketNumber,
  });
  const random = world.random('spacebring/tickets');
  const startedAt = world.startedAt.getTime();
  const momentIn = createPastMoments({ startedAt, days: HISTORY_DAYS, random });
  const current = directory.members.filter(({ deletedAt }) => deletedAt === null);
  const drafts = Array.from({ length: plan.count }, () => {
    const author = random.pick(current);
    const requester = random.chance(0.03) ? null : author;
    return {
      ...random.pick(TICKET_TEXTS),
      location: author.location,
      requester,
      createdAt: momentIn(author.location.timeZone),
    };
  }).sort((a, b) => a.createdAt - b.createdAt);
  for (const draft of drafts) {
    const ticket = store.create(draft);
    const staff = current.filter(({ role, location }) => role === 'admin' && location === draft.location);
    seedHistory(random, { store, ticket, staff, startedAt, photo: { ...PHOTO, size: plan.attachmentSize } });
  }
  return store;
}

interface Story {
  readonly store: TicketStore;
  readonly ticket: TicketRecord;
  readonly staff: readonly SandboxMember[];
  readonly startedAt: number;
  readonly photo: AttachmentRecord;
}

/** Assigned, discussed, solved, closed: each step some hours after the previous one and before the start; or no step. */
function seedHistory(random: Random, { store, ticket, staff, startedAt, photo }: Story): void {
  if (random.chance(0.12)) return;
  const steps: ((at: number) => void)[] = [];
  const agent = random.pick(staff);
  if (random.chance(0.15)) steps.push((at) => store.comment(ticket, replyOf(random, photo), { actor: 'ai', at }));
  if (random.chance(0.8)) steps.push((at) => store.assign(ticket, agent.user, { actor: agent, at }));
  if (random.chance(0.75)) steps.push((at) => store.setStatus(ticket, 'inProgress', { actor: agent, at }));
  for (let replies = random.below(4); replies > 0; replies -= 1) {
    steps.push((at) =>
      store.comment(ticket, replyOf(random, photo), { actor: random.chance(0.5) ? ticket.requester : agent, at }),
    );
  }
  if (random.chance(0.1)) steps.push((at) => store.assign(ticket, null, { actor: agent, at }));
  if (random.chance(0.7)) steps.push((at) => store.setStatus(ticket, 'solved', { actor: agent, at }));
  if (random.chance(0.4))
    steps.push((at) => store.setStatus(ticket, 'closed', { actor: random.chance(0.2) ? 'ai' : agent, at }));
  let at = ticket.createdAt;
  for (const step of steps) {
    at += Math.floor((0.2 + random.next() * 30) * MS_PER_HOUR);
    if (at > startedAt) return;
    step(at);
  }
}

function replyOf(
  random: Random,
  photo: AttachmentRecord,
): { text: string | null; attachments: readonly AttachmentRecord[] } {
  const hasPhoto = random.chance(0.12);
  return {
    text: hasPhoto && random.chance(0.5) ? null : random.pick(TICKET_REPLIES),
    attachments: hasPhoto ? [photo] : [],
  };
}

/** Texts of requesters, with the type that the staff choose. */
const TICKET_TEXTS: readonly { readonly type: TicketTypeWord; readonly text: string }[] = [
  { type: 'internet', text: 'The wifi on the second floor drops every few minutes' },
  { type: 'internet', text: 'No internet at desk 14 since this morning' },
  { type: 'temperatureAndVentilation', text: 'It is freezing next to the air conditioning' },
  { type: 'temperatureAndVentilation', text: 'Meeting room 3 is too warm in the afternoon' },
  { type: 'cleaning', text: 'Coffee spilled in the phone booth' },
  { type: 'access', text: 'My card does not open the garage door' },
  { type: 'access', text: 'A guest of mine could not get in with the code' },
  { type: 'printing', text: 'The printer is out of toner' },
  { type: 'accountAndBilling', text: 'I was billed twice for the same booking' },
  { type: 'bookings', text: 'Cannot book the big room for next Thursday' },
  { type: 'mailAndPackages', text: 'A package for us should have arrived yesterday' },
  { type: 'noiseAndAcoustics', text: 'Loud calls in the silent area' },
  { type: 'repairAndMaintenance', text: 'The chair at desk 21 is broken' },
  { type: 'websiteAndApp', text: 'The app logs me out every day' },
  { type: 'discriminationAndHarassment', text: 'I would like to talk to someone in confidence' },
  { type: 'offensiveOrObjectionableContent', text: 'There is an offensive post in the feed' },
  { type: 'other', text: 'Could we have oat milk in the kitchen?' },
];

const TICKET_REPLIES = [
  'Thanks, we are looking into it',
  'It works again, please check',
  'Still the same here',
  'The technician comes tomorrow at nine',
  'Solved, thank you!',
] as const;
