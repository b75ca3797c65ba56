import type { Human, World } from '../world/world.js';
import type { StoredBlockedPerson } from './w3lcome-state.js';

const REASONS = [
  'Comportamento inadequado na recepção',
  'Tentativa de acesso sem autorização',
  'Ex-funcionário, acesso encerrado',
  'A pedido do condomínio',
] as const;

type Marks = Omit<StoredBlockedPerson, 'id' | 'name' | 'reason'>;
const NO_MARKS: Marks = { phone: null, email: null, document: null, cpf: null, rg: null };

/** A dozen or two of the occasional visitors, each known by other marks, and one person nobody has ever seen. */
export function seedBlockedPeople(world: World): StoredBlockedPerson[] {
  const random = world.random('w3lcome/blocked');
  const count = Math.min(60, 10 + Math.floor(world.humans.length / 400));
  const occasional = world.humans.slice(Math.ceil(world.humans.length * 0.1));
  const people = new Map<number, StoredBlockedPerson>();
  for (let tries = 0; people.size < count && tries < count * 20; tries += 1) {
    const human = random.pick(occasional);
    const marks = marksOf(human, people.size % 4);
    if (marks === null || people.has(human.index)) continue;
    people.set(human.index, {
      id: world.uuid(`w3lcome/blocked/${human.index}`),
      name: random.chance(0.85) ? `${human.givenName} ${human.familyName}` : null,
      reason: random.chance(0.8) ? random.pick(REASONS) : null,
      ...marks,
    });
  }
  const stranger = { ...NO_MARKS, phone: '1130000000', rg: '12345678X' };
  return [
    ...people.values(),
    { id: world.uuid('w3lcome/blocked/stranger'), name: 'Desconhecido', reason: REASONS[1], ...stranger },
  ];
}

/** By e-mail, phone in either form of digits, or document; null for a human who lacks that mark. */
function marksOf({ email, phone, document }: Human, kind: number): Marks | null {
  const digits = phone?.slice(1) ?? null;
  const nationalDigits = digits?.startsWith('55') ? digits.slice(2) : digits;
  if (kind === 0) return email === null ? null : { ...NO_MARKS, email };
  if (kind === 1) return nationalDigits === null ? null : { ...NO_MARKS, phone: nationalDigits };
  if (kind === 2) return email === null || digits === null ? null : { ...NO_MARKS, email, phone: digits };
  if (document === null) return null;
  return /^\d{11}$/.test(document) ? { ...NO_MARKS, cpf: document } : { ...NO_MARKS, document };
}
