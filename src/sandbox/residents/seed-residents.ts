import { createRecordStore } from '../kit/create-record-store.js';
import { SANDBOX_ZONES } from '../kit/sandbox-settings.js';
import type { PlannedVisit, Random, World } from '../world/world.js';
import { createZoneShift } from '../world/zone-shift.js';
import { seedAccounts } from './accounts.js';
import type { ResidentsState, SeededVisit, StoredResident, StoredVisit } from './residents-state.js';
import { seedCommunities } from './seed-communities.js';
import { seedResidentPeople } from './seed-resident-people.js';

const LEAD_DAYS = 20;
const MS_PER_HOUR = 3_600_000;

/** `count` visits, those deleted softly included, to the residents of three communities. */
export function seedResidents(world: World, count: number): ResidentsState {
  const communities = seedCommunities(world);
  const residents = seedResidentPeople(world, communities);
  return {
    accounts: seedAccounts(world),
    communities: createRecordStore(communities),
    residents: createRecordStore(residents),
    visits: createRecordStore(seedVisits(world, residents, count)),
  };
}

function seedVisits(world: World, residents: readonly StoredResident[], count: number): StoredVisit[] {
  const random = world.random('residents/visits');
  const shift = createZoneShift(world.timeZone, SANDBOX_ZONES.resident);
  const plan = { label: 'residents', count, hosts: residents.length, leadDays: LEAD_DAYS };
  const visits: StoredVisit[] = [];
  for (const planned of world.planVisits(plan)) {
    const resident = residents[planned.host];
    if (resident === undefined) continue;
    visits.push({
      id: world.uuid(`residents/visit/${planned.index}`),
      residentId: resident.id,
      content: toContent(world, random, planned, shift),
      createdAt: planned.createdAt,
      // Nothing is cancelled here: what will not take place is deleted.
      isActive: !planned.isCancelled,
    });
  }
  return visits;
}

/**
 * Who stays away looks like any other visit, as only plans are written down. Four in five have a departure; for those
 * who are inside it lies ahead.
 */
function toContent(
  world: World,
  random: Random,
  planned: PlannedVisit,
  shift: (instant: number) => number,
): SeededVisit {
  const arrivesAt = shift(planned.arrivedAt ?? planned.expectedAt);
  const plannedStayMs = (1 + random.next() * 6) * MS_PER_HOUR;
  const isStaying = planned.arrivedAt !== undefined && planned.leftAt === undefined;
  const leavesAt = planned.leftAt === undefined ? arrivesAt + plannedStayMs : shift(planned.leftAt);
  const isOpen = isStaying && leavesAt < world.startedAt.getTime();
  return {
    human: planned.human,
    style: random.below(2 ** 31),
    arrivesAt,
    leavesAt: isOpen || random.chance(0.2) ? null : leavesAt,
    totalPeople: planned.partySize,
    subject: planned.purpose,
  };
}
