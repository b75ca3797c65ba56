import type { SandboxMember } from './directory.js';

/** A check-in that is no visit: a member's desk for a day. Times in ms; 0 = has not happened. */
export interface DeskBooking {
  readonly index: number;
  readonly order: number;
  readonly id: string;
  readonly bookingId: string;
  readonly member: SandboxMember;
  readonly createdAt: number;
  readonly startsAt: number;
  readonly endsAt: number;
  checkedInAt: number;
  checkedOutAt: number;
}
