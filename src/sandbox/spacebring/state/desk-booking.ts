import type { SandboxMember } from './directory.js';

/** A check-in without a visit: a member's desk for a day. Times in ms; 0 = has not happened. */
export interface DeskBooking {
  readonly index: number;
  readonly order: number;
  readonly id: string;
  readonly bookingId: string;
  readonly member: SandboxMember;
  readonly createdAt: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly checkedInAt: number;
  readonly checkedOutAt: number;
}

/** The bookings of one day; none is ever added. */
export interface DeskBookingStore {
  readonly bookings: readonly DeskBooking[];
  change(booking: DeskBooking, times: Partial<Pick<DeskBooking, 'checkedInAt' | 'checkedOutAt'>>): void;
}

export function createDeskBookingStore(bookings: readonly DeskBooking[]): DeskBookingStore {
  return {
    bookings,
    change(booking, times) {
      Object.assign(booking, times);
    },
  };
}
