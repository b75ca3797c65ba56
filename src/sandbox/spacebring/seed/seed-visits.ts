import { MS_PER_MINUTE, type PlannedVisit, type World } from '../../world/world.js';
import { createZoneShift } from '../../world/zone-shift.js';
import { createAccessCodes } from '../state/access-codes.js';
import type { Directory, SandboxMember } from '../state/directory.js';
import { createIdCodec, mixBits } from '../state/id-codec.js';
import { VisitColumns } from '../state/visit-columns.js';
import type { VisitValues } from '../state/visit-record.js';
import { createVisitStore, type VisitStore } from '../state/visit-store.js';
import { VISIT_COMMENTS } from './names.js';

const LEAD_DAYS = 21;
const COMMENT_SHARE = 8;

export interface VisitPlan {
  readonly count: number;
  readonly differentCodes: number;
}

/** `count` visits as the world plans them, each in its host's location and that location's working day. */
export function seedVisits(world: World, directory: Directory, { count, differentCodes }: VisitPlan): VisitStore {
  const ids = createIdCodec(world.seed, 'visit');
  const checkInIds = createIdCodec(world.seed, 'visit-check-in');
  const shifts = directory.locations.map(({ timeZone }) => createZoneShift(world.timeZone, timeZone));
  const startedAt = world.startedAt.getTime();
  const columns = new VisitColumns(count);
  const plan = { label: 'spacebring', count, hosts: directory.members.length, leadDays: LEAD_DAYS };
  for (const planned of world.planVisits(plan)) {
    const host = directory.memberAt(planned.host);
    const shift = shifts[host.location.index] ?? ((instant: number) => instant);
    columns.push(toValues(planned, { host, startedAt, shift }));
  }
  const codes = createAccessCodes(differentCodes);
  return createVisitStore({ columns, locations: directory.locations.length, codes, ids, checkInIds });
}

interface Placing {
  readonly host: SandboxMember;
  readonly startedAt: number;
  shift(instant: number): number;
}

function toValues(planned: PlannedVisit, placing: Placing): VisitValues {
  const { host, startedAt, shift } = placing;
  const date = wholeSecond(shift(planned.expectedAt));
  const createdAt = wholeSecond(Math.min(planned.createdAt, date, startedAt));
  const dice = mixBits(planned.index);
  const stay = planned.isCancelled
    ? { checkedInAt: 0, checkedOutAt: 0 }
    : stayOf(planned, { startedAt, shift, dice, date });
  return {
    visitor: planned.human.index,
    host: host.index,
    location: host.location.index,
    createdAt,
    date,
    ...stay,
    deletedAt: planned.isCancelled ? cancelledBetween(createdAt, Math.min(date, startedAt), dice) : 0,
    comment: dice % COMMENT_SHARE === 0 ? (VISIT_COMMENTS[dice % VISIT_COMMENTS.length] ?? null) : null,
    written: null,
  };
}

interface Staying extends Omit<Placing, 'host'> {
  readonly dice: number;
  readonly date: number;
}

/**
 * The plan's "now" is in the world's zone. In a location further east these hours are past, so nine in ten of its visits arrive,
 * and leave after half an hour to two hours.
 */
function stayOf(
  planned: PlannedVisit,
  { startedAt, shift, dice, date }: Staying,
): Pick<VisitValues, 'checkedInAt' | 'checkedOutAt'> {
  const wasStillToCome = planned.arrivedAt === undefined && planned.expectedAt > startedAt;
  const comesAfterAll = wasStillToCome && date <= startedAt && dice % 10 !== 0;
  const arrival = comesAfterAll ? date + (dice % 15) * MS_PER_MINUTE : shiftedOrNever(planned.arrivedAt, shift);
  const checkedInAt = arrival > startedAt ? 0 : arrival;
  if (checkedInAt === 0) return { checkedInAt: 0, checkedOutAt: 0 };
  const wasInside = planned.leftAt === undefined;
  const isPast = comesAfterAll || (wasInside && shift(startedAt) < startedAt && dice % 4 !== 0);
  const departure =
    isPast && wasInside ? checkedInAt + (30 + (dice % 90)) * MS_PER_MINUTE : shiftedOrNever(planned.leftAt, shift);
  return { checkedInAt, checkedOutAt: departure > startedAt ? 0 : departure };
}

function shiftedOrNever(instant: number | undefined, shift: (instant: number) => number): number {
  return instant === undefined ? 0 : shift(instant);
}

function cancelledBetween(from: number, to: number, dice: number): number {
  return from + Math.floor(((dice % 1000) / 1000) * Math.max(0, to - from));
}

/** The time index requires whole seconds. */
function wholeSecond(instant: number): number {
  return Math.floor(instant / 1000) * 1000;
}
