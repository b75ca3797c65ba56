import type { Journal } from '../../kit/journal.js';
import type { SpacebringState } from '../state/spacebring-state.js';
import { persistDeskBookings } from './keep-desks.js';
import { persistContacts, persistRequests } from './keep-inquiries.js';
import { persistLedgers } from './keep-ledgers.js';
import { persistTickets } from './keep-tickets.js';
import { persistUsers, persistVisits } from './keep-visits.js';

/** Puts back what earlier runs wrote, and notes every write from now on. Money transactions are read-only here. */
export function persistState(state: SpacebringState, journal: Journal): void {
  for (const persist of [
    persistUsers,
    persistVisits,
    persistRequests,
    persistContacts,
    persistDeskBookings,
    persistTickets,
    persistLedgers,
  ]) {
    persist(state, journal);
  }
}
