import { SANDBOX_CREDENTIALS } from '../../kit/sandbox-settings.js';
import { MS_PER_DAY, type World } from '../../world/world.js';
import {
  createDirectory,
  type Directory,
  type SandboxCompany,
  type SandboxLocation,
  type SandboxMember,
} from '../state/directory.js';
import { createIdCodec } from '../state/id-codec.js';
import { createUserAccounts, type SandboxUser, type UserAccounts } from '../state/user-accounts.js';
import { COMPANY_TITLES, LOCATION_PLANS } from './names.js';

const COMPANIES_PER_LOCATION = 8;
/** Without the users who belong to several locations. */
const MEMBERS_PER_LOCATION = 36;
const USERS_IN_TWO_LOCATIONS = 9;
const STAFF_IN_ALL_LOCATIONS = 3;
const PEOPLE = STAFF_IN_ALL_LOCATIONS + MEMBERS_PER_LOCATION * LOCATION_PLANS.length + USERS_IN_TWO_LOCATIONS;
const DELETED_MEMBER = STAFF_IN_ALL_LOCATIONS * LOCATION_PLANS.length + 2;

/** Three locations with companies and members, drawn from the world's humans; their accounts are shared with its visitors. */
export function seedDirectory(world: World): Directory {
  const users = createUserAccounts(world.humans, createIdCodec(world.seed, 'user'));
  const locations = seedLocations(world);
  const companies = seedCompanies(world, locations);
  const people = drawPeople(world, users);
  const members = seedMembers(world, { locations, companies, people });
  const [tokenUser] = people;
  if (tokenUser === undefined) throw new Error('the world has no human for a member');
  return createDirectory({
    networkId: SANDBOX_CREDENTIALS.spacebring.networkId,
    ...{ locations, companies, members, users, tokenUser },
  });
}

function seedLocations(world: World): SandboxLocation[] {
  const ids = createIdCodec(world.seed, 'location');
  return LOCATION_PLANS.map((plan, index) => ({
    ...plan,
    index,
    id: ids.idOf(index),
    createdAt: daysBefore(world, 900 - index * 100),
  }));
}

function seedCompanies(world: World, locations: readonly SandboxLocation[]): SandboxCompany[] {
  const ids = createIdCodec(world.seed, 'company');
  return locations.flatMap((location) =>
    Array.from({ length: COMPANIES_PER_LOCATION }, (_, number) => {
      const index = location.index * COMPANIES_PER_LOCATION + number;
      const title = COMPANY_TITLES[index % COMPANY_TITLES.length] ?? `Company ${index}`;
      return { index, id: ids.idOf(index), title, location, createdAt: daysBefore(world, 500 - index * 5) };
    }),
  );
}

/** Distinct humans with an e-mail, as many as there are memberships to fill (fewer only in a tiny world). */
function drawPeople(world: World, users: UserAccounts): SandboxUser[] {
  const random = world.random('spacebring/people');
  const candidates = world.humans.filter(({ email }) => email !== null).map(({ index }) => index);
  const drawn = new Set<number>();
  while (drawn.size < Math.min(PEOPLE, candidates.length)) drawn.add(random.pick(candidates));
  return [...drawn].map(users.at);
}

interface Parts {
  readonly locations: readonly SandboxLocation[];
  readonly companies: readonly SandboxCompany[];
  readonly people: readonly SandboxUser[];
}

function seedMembers(world: World, { locations, companies, people }: Parts): SandboxMember[] {
  const random = world.random('spacebring/members');
  const ids = createIdCodec(world.seed, 'membership');
  const members: SandboxMember[] = [];
  const add = (user: SandboxUser | undefined, location: SandboxLocation | undefined, isStaff: boolean): void => {
    if (user === undefined || location === undefined) return;
    const index = members.length;
    const isInCompany = !isStaff && random.chance(0.55);
    const company = isInCompany ? random.pick(companies.filter((candidate) => candidate.location === location)) : null;
    members.push({
      ...{ index, id: ids.idOf(index), user, location, company },
      isCompanyManager: company !== null && random.chance(0.2),
      role: isStaff ? 'admin' : 'member',
      type: isStaff || random.chance(0.92) ? 'member' : 'nonmember',
      createdAt: daysBefore(world, 150 + random.below(300)),
      deletedAt: index === DELETED_MEMBER ? daysBefore(world, 20) : null,
    });
  };
  let next = 0;
  for (; next < STAFF_IN_ALL_LOCATIONS; next += 1) for (const location of locations) add(people[next], location, true);
  for (const location of locations) {
    for (let count = 0; count < MEMBERS_PER_LOCATION; count += 1, next += 1) add(people[next], location, false);
  }
  for (let shared = 0; shared < USERS_IN_TWO_LOCATIONS; shared += 1, next += 1) {
    add(people[next], locations[shared % locations.length], false);
    add(people[next], locations[(shared + 1) % locations.length], false);
  }
  return members;
}

function daysBefore(world: World, days: number): number {
  return world.startedAt.getTime() - days * MS_PER_DAY;
}
