import { ORIGINS } from '../world/name-lists.js';
import { spellHuman, withoutAccents } from '../world/spell-human.js';
import type { Random, World } from '../world/world.js';
import type { StoredCommunity, StoredResident } from './residents-state.js';

const RESIDENTS_PER_COMMUNITY = 12;
const MS_PER_DAY = 86_400_000;

/**
 * A dozen in each community; in the first, one whose user is inactive. At the end one who points to the deleted
 * community and one without any. Every fifth visits other places as well, under the same e-mail.
 */
export function seedResidentPeople(world: World, communities: readonly StoredCommunity[]): StoredResident[] {
  const random = world.random('residents/people');
  const homes: (StoredCommunity | null)[] = communities.flatMap((community) =>
    Array.from({ length: community.isActive ? RESIDENTS_PER_COMMUNITY : 1 }, () => community),
  );
  const taken = new Set<string>();
  return [...homes, null].map((community, index) => {
    const named = (index % 5 === 2 ? drawHuman(world, random, taken) : null) ?? drawNeighbour(random, index);
    if (named.email !== null) taken.add(named.email);
    return {
      id: world.uuid(`residents/resident/${index}`),
      userId: world.uuid(`residents/user/${index}`),
      communityId: community?.id ?? null,
      ...named,
      number: random.chance(0.93) ? String(101 + index * 3).padStart(3, '0') : null,
      address: community?.direccion ?? 'Sin dirección',
      createdAt: world.startedAt.getTime() - (200 + random.below(400)) * MS_PER_DAY,
      isUserActive: index !== 4,
    };
  });
}

type Named = Pick<StoredResident, 'fullName' | 'email' | 'phone'>;

/** One of the regular visitors of the other places; null when none with a free e-mail turns up. */
function drawHuman({ humans }: World, random: Random, taken: ReadonlySet<string>): Named | null {
  const human = random.pick(humans.slice(0, Math.ceil(humans.length * 0.08)));
  if (human.email === null || taken.has(human.email)) return null;
  const { phone } = spellHuman(human, { style: 3 << 12, localCode: '+52' });
  return { fullName: `${human.givenName} ${human.familyName}`, email: human.email, phone };
}

function drawNeighbour(random: Random, index: number): Named {
  const origin = random.pick(ORIGINS.filter(({ country }) => country === 'MX'));
  const fullName = `${random.pick(origin.givenNames)} ${random.pick(origin.familyNames)} ${random.pick(origin.familyNames)}`;
  const box = withoutAccents(fullName).toLowerCase().replaceAll(' ', '.');
  return {
    fullName,
    email: random.chance(0.85) ? `${box}.${index}@vecinos.example` : null,
    phone: random.chance(0.8) ? `55 4${100 + random.below(900)} ${1000 + random.below(9000)}` : null,
  };
}
