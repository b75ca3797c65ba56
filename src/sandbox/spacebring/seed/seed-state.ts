import { MS_PER_HOUR, MS_PER_MINUTE, type Random, type World } from '../../world/world.js';
import { createDeskBookingStore, type DeskBooking } from '../state/desk-booking.js';
import type { Directory } from '../state/directory.js';
import { createIdCodec, type IdCodec } from '../state/id-codec.js';
import {
  type ContactRecord,
  createInquiryTable,
  type InquiryTable,
  type VisitRequestRecord,
} from '../state/inquiries.js';
import { localDayOf } from '../state/local-day.js';
import { createMoneyStore, type MoneyEntry, type MoneyStore, type Payer } from '../state/money-store.js';
import type { SpacebringState } from '../state/spacebring-state.js';
import type { UndocumentedBehaviour } from '../undocumented-behaviour.js';
import { spellVisitor } from '../wire/visitor-spelling.js';
import { createPastMoments } from './past-moment.js';
import { seedDirectory } from './seed-directory.js';
import { CREDIT_PLAN, DAY_PASS_PLAN, seedLedger } from './seed-ledgers.js';
import { seedTickets } from './seed-tickets.js';
import { seedVisits } from './seed-visits.js';

interface StatePlan {
  readonly visits: number;
  readonly behaviour: UndocumentedBehaviour;
}

/** `visits` is Spacebring's share of them; the other lists grow with it from a useful minimum. */
export function seedState(world: World, { visits, behaviour }: StatePlan): SpacebringState {
  const directory = seedDirectory(world);
  const tickets = Math.max(150, Math.round(visits * 0.01));
  const perLedger = Math.ceil(Math.max(600, Math.round(visits * 0.1)) / 3);
  return {
    directory,
    visits: seedVisits(world, directory, { count: visits, differentCodes: behaviour.differentCodes }),
    requests: seedRequests(world, directory),
    contacts: seedContacts(world, directory),
    desks: createDeskBookingStore(seedDeskBookings(world, directory)),
    tickets: seedTickets(world, directory, { ...behaviour, count: tickets }),
    dayPasses: seedLedger(world, directory, { ...DAY_PASS_PLAN, count: perLedger }),
    credits: seedLedger(world, directory, { ...CREDIT_PLAN, count: perLedger }),
    money: seedMoney(world, directory, perLedger),
  };
}

const BOOKINGS = 40;

/** Desks booked for the start-up day, so that a list of check-ins holds more than visits. */
function seedDeskBookings(world: World, directory: Directory): DeskBooking[] {
  const ids = createIdCodec(world.seed, 'desk-check-in');
  const bookingIds = createIdCodec(world.seed, 'desk-booking');
  const random = world.random('spacebring/desks');
  const startedAt = world.startedAt.getTime();
  const current = directory.members.filter(({ deletedAt }) => deletedAt === null);
  return Array.from({ length: BOOKINGS }, (_, index) => {
    const member = random.pick(current);
    const startsAt = localDayOf(startedAt, member.location.timeZone).from + 9 * MS_PER_HOUR;
    const arrival = startsAt + Math.floor(random.next() * MS_PER_HOUR);
    const departure = arrival + Math.floor((2 + random.next() * 6) * MS_PER_HOUR);
    const hasArrived = arrival <= startedAt && random.chance(0.8);
    return {
      ...{ index, order: ids.orderOf(index), id: ids.idOf(index), bookingId: bookingIds.idOf(index), member, startsAt },
      createdAt: startsAt - 24 * MS_PER_HOUR,
      endsAt: startsAt + 9 * MS_PER_HOUR,
      checkedInAt: hasArrived ? arrival : 0,
      checkedOutAt: hasArrived && departure <= startedAt ? departure : 0,
    };
  });
}

const REQUESTS = 12;
const CONTACTS = 60;

function seedRequests(world: World, directory: Directory): InquiryTable<VisitRequestRecord> {
  const table = createInquiryTable<VisitRequestRecord>(createIdCodec(world.seed, 'visit-request'));
  const random = world.random('spacebring/requests');
  const momentIn = createPastMoments({ startedAt: world.startedAt.getTime(), days: 10, random });
  const hosts = directory.members.filter(({ deletedAt }) => deletedAt === null);
  for (let count = 0; count < REQUESTS; count += 1) {
    const host = random.pick(hosts);
    const user = directory.userAt(random.pick(world.humans).index);
    const visitor = spellVisitor(user, count);
    const createdAt = momentIn(host.location.timeZone);
    table.add((position) => ({
      ...position,
      host,
      user,
      visitor,
      createdAt,
      location: host.location,
      isHandled: false,
    }));
  }
  return table;
}

function seedContacts(world: World, directory: Directory): InquiryTable<ContactRecord> {
  const table = createInquiryTable<ContactRecord>(createIdCodec(world.seed, 'contact'));
  const random = world.random('spacebring/contacts');
  const momentIn = createPastMoments({ startedAt: world.startedAt.getTime(), days: 100, random });
  for (let count = 0; count < CONTACTS; count += 1) {
    const location = random.pick(directory.locations);
    const user = directory.userAt(random.pick(world.humans).index);
    const createdAt = momentIn(location.timeZone);
    table.add((position) => ({
      ...position,
      location,
      user,
      visitor: spellVisitor(user, count),
      createdAt,
      date: createdAt,
    }));
  }
  return table;
}

const HISTORY_DAYS = 120;

const TITLES: Readonly<Record<string, string>> = {
  booking: 'Room Ipê, two hours',
  creditPackage: '50 credits',
  custom: 'Key replacement',
  eventTicket: 'Founders breakfast',
  invoice: 'Invoice',
  order: 'Coffee, 10 cups',
  subscription: 'Fixed desk',
};
const TYPES = ['invoice', 'invoice', 'booking', 'subscription', 'order', 'eventTicket', 'creditPackage', 'custom'];
const UNPAID = ['pending', 'processing', 'failed', 'canceled'];

/** Payments of companies and of users, who need no company. */
function seedMoney(world: World, directory: Directory, count: number): MoneyStore {
  const ids = createIdCodec(world.seed, 'transaction/money');
  const random = world.random('spacebring/money');
  const momentIn = createPastMoments({ startedAt: world.startedAt.getTime(), days: HISTORY_DAYS, random });
  const current = directory.members.filter(({ deletedAt }) => deletedAt === null);
  const entries = Array.from({ length: count }, (_, index) => {
    const { company, location, user } = random.pick(current);
    const payer: Payer = company === null ? { kind: 'user', user } : { kind: 'company', company };
    const createdAt = momentIn(location.timeZone);
    return toEntry(random, {
      ids,
      index,
      payer,
      location,
      createdAt,
      createdBy: random.chance(0.4) ? directory.tokenUser : user,
    });
  });
  return createMoneyStore(entries, ids);
}

interface EntryParts extends Pick<MoneyEntry, 'index' | 'payer' | 'location' | 'createdAt' | 'createdBy'> {
  readonly ids: IdCodec;
}

function toEntry(random: Random, { ids, ...parts }: EntryParts): MoneyEntry {
  const type = random.pick(TYPES);
  const isPaid = random.chance(0.85);
  const cents = 499 + random.below(49_500);
  return {
    ...parts,
    order: ids.orderOf(parts.index),
    ...{ type, cents, title: TITLES[type] ?? type },
    status: isPaid ? 'succeeded' : random.pick(UNPAID),
    paidAt: isPaid ? parts.createdAt + random.below(5) * MS_PER_MINUTE : 0,
    refundedCents: isPaid && random.chance(0.04) ? Math.floor(cents / 2) : 0,
    gateway: random.chance(0.6) ? 'stripe' : null,
  };
}
