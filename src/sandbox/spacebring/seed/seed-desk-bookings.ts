import type { World } from '../../world/world.js';
import type { DeskBooking } from '../state/desk-booking.js';
import type { Directory } from '../state/directory.js';
import { createIdCodec } from '../state/id-codec.js';
import { localDayOf } from '../state/local-day.js';

const MS_PER_HOUR = 3_600_000;
const BOOKINGS = 40;

/** Desks booked for the start-up day, so that a list of check-ins holds more than visits. */
export function seedDeskBookings(world: World, directory: Directory): DeskBooking[] {
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
