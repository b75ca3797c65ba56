import type { Journal } from '../../kit/journal.js';
import type { SpacebringState } from '../state/spacebring-state.js';
import { persistDeskBookings } from './persist-desk-bookings.js';
import { persistContacts, persistRequests } from './persist-inquiries.js';
import { persistLedgers } from './persist-ledgers.js';
import { persistTickets } from './persist-tickets.js';
import { persistUsers, persistVisits } from './persist-visits.js';

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
