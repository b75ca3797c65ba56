import type { Random, World } from '../../world/world.js';
import type { Directory } from '../state/directory.js';
import { createIdCodec, type IdCodec } from '../state/id-codec.js';
import { createMoneyStore, type MoneyEntry, type MoneyStore, type Payer } from '../state/money-store.js';
import { createPastMoments } from './past-moment.js';

const HISTORY_DAYS = 120;
const MS_PER_MINUTE = 60_000;

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
export function seedMoney(world: World, directory: Directory, count: number): MoneyStore {
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
