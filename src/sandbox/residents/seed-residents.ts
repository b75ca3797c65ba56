import { createRecordStore } from '../kit/create-record-store.js';
import { SANDBOX_ZONES } from '../kit/sandbox-settings.js';
import { drawRegular } from '../world/create-humans.js';
import { ORIGINS } from '../world/name-lists.js';
import { spellHuman, withoutAccents } from '../world/spell-human.js';
import { type Human, MS_PER_DAY, MS_PER_HOUR, type PlannedVisit, type Random, type World } from '../world/world.js';
import { createZoneShift } from '../world/zone-shift.js';
import { seedAccounts } from './accounts.js';
import type { ResidentsState, SeededVisit, StoredCommunity, StoredResident, StoredVisit } from './residents-state.js';

const LEAD_DAYS = 20;

/** `count` visits to the residents of three communities, including softly deleted ones. */
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
      // The service has no cancellation: clients delete the visit.
      isActive: !planned.isCancelled,
    });
  }
  return visits;
}

/**
 * The service records plans only, so a no-show looks like any other visit. Four in five visits have a departure; that of visitors
 * who are inside is in the future.
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

/** The last one is deleted softly. */
const PLANS = [
  {
    nombre: 'Jardines del Ajusco',
    tipoComunidad: 'FRACCIONAMIENTO',
    direccion: 'Camino Real 120, Tlalpan',
    houses: 96,
  },
  { nombre: 'Coto San Ángel', tipoComunidad: 'COTO', direccion: 'Calle Frontera 31, Álvaro Obregón', houses: 42 },
  {
    nombre: 'Colonia Narvarte Poniente',
    tipoComunidad: 'COLONIA',
    direccion: 'Calle Petén 200, Benito Juárez',
    houses: 180,
  },
  {
    nombre: 'Residencial La Loma',
    tipoComunidad: 'FRACCIONAMIENTO',
    direccion: 'Avenida Loma 9, Naucalpan',
    houses: 64,
  },
] as const;

function seedCommunities(world: World): StoredCommunity[] {
  return PLANS.map(({ houses, ...plan }, index) => ({
    id: world.uuid(`residents/community/${index}`),
    ...plan,
    descripcion: `Comunidad de ${houses} viviendas`,
    contacto: 'Administración',
    email: `administracion${index + 1}@habitat.example`,
    phone: `55 5000 100${index}`,
    latitud: index === 1 ? null : 19.3 + index / 50,
    longitud: index === 1 ? null : -99.2 + index / 50,
    cantidadViviendas: houses,
    isActive: index < PLANS.length - 1,
  }));
}

const RESIDENTS_PER_COMMUNITY = 12;

/**
 * A dozen in each community, one of them with an inactive user, one in the deleted community, and one without a community. Every
 * fifth is also a visitor of other sources, with the same e-mail.
 */
function seedResidentPeople(world: World, communities: readonly StoredCommunity[]): StoredResident[] {
  const random = world.random('residents/people');
  const homes: (StoredCommunity | null)[] = communities.flatMap((community) =>
    Array.from({ length: community.isActive ? RESIDENTS_PER_COMMUNITY : 1 }, () => community),
  );
  const taken = new Set<string>();
  return [...homes, null].map((community, index) => {
    const human = index % 5 === 2 ? drawRegular(world, random, taken) : null;
    const named = human === null ? drawNeighbour(random, index) : toResidentName(human);
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

function toResidentName(human: Human & { readonly email: string }): Named {
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
