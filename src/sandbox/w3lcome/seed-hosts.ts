import { drawRegular } from '../world/create-humans.js';
import { ORIGINS } from '../world/name-lists.js';
import { withoutAccents } from '../world/spell-human.js';
import type { Human, Random, World } from '../world/world.js';
import type { StoredHost } from './w3lcome-state.js';

export const COMPANY_NAME = 'Torre Central';

const FEWEST_HOSTS = 60;
/** Up to this size the number of hosts is FEWEST_HOSTS. */
const RECORDS_OF_FEWEST = 3500;
const ROLES = ['employee', 'employee', 'employee', 'employee', 'host', 'manager', 'frontDesk', 'admin'] as const;
const POSITIONS = ['Gerente', 'Analista', 'Coordenadora', 'Diretor', 'Assistente', 'Engenheira'] as const;
const SECTORS = ['Comercial', 'Financeiro', 'Jurídico', 'Engenharia', 'Recursos Humanos', 'Operações'] as const;

/** About 60, more in a larger world. Every eighth is also a visitor of other sources, with the same e-mail. */
export function seedHosts(world: World, records: number): StoredHost[] {
  const random = world.random('w3lcome/hosts');
  const count = Math.round(FEWEST_HOSTS * Math.sqrt(Math.max(1, records / RECORDS_OF_FEWEST)));
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const human = index % 8 === 3 ? drawRegular(world, random, taken) : null;
    const { name, email } = human === null ? drawEmployee(random, taken) : toNamed(human);
    taken.add(email);
    return createHost(world, random, { index, name, email });
  });
}

interface Named {
  readonly name: string;
  readonly email: string;
}

function toNamed({ givenName, familyName, email }: Human & { readonly email: string }): Named {
  return { name: `${givenName} ${familyName}`, email };
}

function drawEmployee(random: Random, taken: ReadonlySet<string>): Named {
  const origin = random.pick(ORIGINS.slice(0, 2));
  const name = `${random.pick(origin.givenNames)} ${random.pick(origin.familyNames)}`;
  const box = withoutAccents(name).toLowerCase().replace(' ', '.');
  for (let turn = 1; ; turn += 1) {
    const email = `${box}${turn === 1 ? '' : turn}@torre-central.example`;
    if (!taken.has(email)) return { name, email };
  }
}

function createHost(world: World, random: Random, { index, name, email }: Named & { index: number }): StoredHost {
  const hasPhone = random.chance(0.8);
  const hasPlace = random.chance(0.85);
  return {
    id: world.uuid(`w3lcome/host/${index}`).replaceAll('-', ''),
    name,
    email,
    isActive: random.chance(0.94),
    role: random.pick(ROLES),
    pictureUrl: random.chance(0.4) ? `https://pictures.torre-central.example/hosts/${index}.png` : null,
    position: hasPlace ? random.pick(POSITIONS) : null,
    sector: hasPlace ? random.pick(SECTORS) : null,
    company: COMPANY_NAME,
    phone: hasPhone ? `(11) 9${7000 + random.below(3000)}-${1000 + random.below(9000)}` : null,
    countryCode: hasPhone ? '+55' : null,
    message: random.chance(0.1) ? 'Aguarde na recepção, por favor' : null,
    metadata: random.chance(0.2) ? { floor: 1 + random.below(20) } : {},
  };
}
