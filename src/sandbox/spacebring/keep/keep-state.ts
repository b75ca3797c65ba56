import type { Journal } from '../../kit/journal.js';
import type { SpacebringState } from '../state/spacebring-state.js';
import { keepDesks } from './keep-desks.js';
import { keepContacts, keepRequests } from './keep-inquiries.js';
import { keepLedgers } from './keep-ledgers.js';
import { keepTickets } from './keep-tickets.js';
import { keepUsers, keepVisits } from './keep-visits.js';

/** Puts back what earlier runs wrote, and notes every write from now on. Money transactions are read-only here. */
export function keepState(state: SpacebringState, journal: Journal): void {
  for (const keep of [keepUsers, keepVisits, keepRequests, keepContacts, keepDesks, keepTickets, keepLedgers]) {
    keep(state, journal);
  }
}
