import { z } from 'zod';
import type { Journal } from '../../kit/journal.js';
import type { SpacebringState } from '../state/spacebring-state.js';

const timesSchema = z.object({ checkedInAt: z.number(), checkedOutAt: z.number() });

export function persistDeskBookings({ desks }: SpacebringState, journal: Journal): void {
  journal.replay('deskBooking', (state, id) => {
    const booking = desks.bookings.find((candidate) => candidate.id === id);
    if (booking !== undefined) desks.change(booking, timesSchema.parse(state));
  });
  desks.watch(({ id, checkedInAt, checkedOutAt }) => {
    journal.note({ kind: 'deskBooking', id, state: { checkedInAt, checkedOutAt } });
  });
}
