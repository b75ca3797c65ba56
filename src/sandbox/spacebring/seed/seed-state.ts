import type { World } from '../../world/world.js';
import { createDeskBookingStore } from '../state/desk-booking.js';
import type { SpacebringState } from '../state/spacebring-state.js';
import type { UndocumentedBehaviour } from '../undocumented-behaviour.js';
import { seedDeskBookings } from './seed-desk-bookings.js';
import { seedDirectory } from './seed-directory.js';
import { seedContacts, seedRequests } from './seed-inquiries.js';
import { CREDIT_PLAN, DAY_PASS_PLAN, seedLedger } from './seed-ledgers.js';
import { seedMoney } from './seed-money.js';
import { seedTickets } from './seed-tickets.js';
import { seedVisits } from './seed-visits.js';

export interface StatePlan {
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
