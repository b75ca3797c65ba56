import { MS_PER_DAY, type Random, type World } from '../../world/world.js';
import type { Directory } from '../state/directory.js';
import { createIdCodec } from '../state/id-codec.js';
import {
  type Customer,
  createLedger,
  homeOf,
  type Ledger,
  type LedgerDraft,
  type LedgerProduct,
} from '../state/ledger.js';
import { createPastMoments } from './past-moment.js';

const HISTORY_DAYS = 120;
const VALID_DAYS = 60;

export interface LedgerPlan {
  readonly kind: 'day-passes' | 'credits';
  readonly count: number;
  /** The smallest unit that is booked: whole and half passes, credits to the cent. */
  readonly stepCents: number;
  readonly spending: readonly string[];
}

export const DAY_PASS_PLAN = {
  kind: 'day-passes',
  stepCents: 50,
  spending: ['booking', 'booking', 'adminCharge'],
} as const;
export const CREDIT_PLAN = {
  kind: 'credits',
  stepCents: 1,
  spending: ['booking', 'booking', 'eventTicket', 'order', 'adminCharge'],
} as const;

const ADDING = ['subscriptionAllocation', 'purchaseAllocation', 'adminAllocation', 'subscriptionAllocation'];
const DESCRIPTIONS = ['Goodwill after the outage', 'Welcome gift', 'Correction of last month', null, null];
const TITLES = { booking: 'Room Ipê', eventTicket: 'Founders breakfast', order: 'Coffee, 10 cups' };

/** A history in the order of time, so that no balance is ever below zero. */
export function seedLedger(world: World, directory: Directory, plan: LedgerPlan): Ledger {
  const ids = createIdCodec(world.seed, `transaction/${plan.kind}`);
  const ledger = createLedger(ids);
  const random = world.random(`spacebring/${plan.kind}`);
  const customers = customersOf(directory);
  const momentIn = createPastMoments({ startedAt: world.startedAt.getTime(), days: HISTORY_DAYS, random });
  const moments = Array.from({ length: plan.count }, () => {
    const customer = random.pick(customers);
    return { customer, createdAt: momentIn(homeOf(customer).timeZone) };
  }).sort((a, b) => a.createdAt - b.createdAt);
  for (const { customer, createdAt } of moments) {
    const spending = draftSpending(random, { plan, customer, createdAt, directory });
    if (random.chance(0.65) && ledger.post(spending) !== null) continue;
    ledger.post(draftAdding(random, { plan, customer, createdAt, directory }));
  }
  return ledger;
}

function customersOf(directory: Directory): Customer[] {
  const members = directory.members.filter(({ deletedAt, company }) => deletedAt === null && company === null);
  return [
    ...members.map((member): Customer => ({ kind: 'user', member })),
    ...directory.companies.map((company): Customer => ({ kind: 'company', company })),
  ];
}

interface DraftParts {
  readonly plan: LedgerPlan;
  readonly customer: Customer;
  readonly createdAt: number;
  readonly directory: Directory;
}

function draftSpending(random: Random, { plan, customer, createdAt, directory }: DraftParts): LedgerDraft {
  const type = random.pick(plan.spending);
  return {
    ...{ customer, createdAt, type, location: homeOf(customer), expiresAt: null },
    cents: roundedCents(random, plan.stepCents, 400),
    status: random.chance(0.96) ? 'succeeded' : random.pick(['canceled', 'failed', 'pending']),
    createdBy: type === 'adminCharge' ? directory.tokenUser : null,
    description: type === 'adminCharge' ? random.pick(DESCRIPTIONS) : null,
    product: productOf(type),
  };
}

function draftAdding(random: Random, { plan, customer, createdAt, directory }: DraftParts): LedgerDraft {
  const type = random.pick(ADDING);
  const expires = type === 'subscriptionAllocation' || random.chance(0.3);
  return {
    ...{ customer, createdAt, type, location: homeOf(customer), product: null, status: 'succeeded' },
    cents: roundedCents(random, plan.stepCents, 2_000),
    expiresAt: expires ? createdAt + VALID_DAYS * MS_PER_DAY : null,
    createdBy: type === 'adminAllocation' ? directory.tokenUser : null,
    description: type === 'adminAllocation' ? random.pick(DESCRIPTIONS) : null,
  };
}

function roundedCents(random: Random, stepCents: number, most: number): number {
  return Math.max(stepCents, 50 + Math.floor(random.below(most) / stepCents) * stepCents);
}

function productOf(type: string): LedgerProduct | null {
  return type === 'booking' || type === 'eventTicket' || type === 'order' ? { type, title: TITLES[type] } : null;
}
