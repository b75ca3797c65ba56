import { createRecordStore } from '../kit/create-record-store.js';
import { type Human, MS_PER_HOUR, type PlannedVisit, type Random, type World } from '../world/world.js';
import { seedHosts } from './seed-hosts.js';
import { BADGE_FIELD_ID } from './visitor-content.js';
import type {
  CompanyField,
  SeededContent,
  StoredBlockedPerson,
  StoredHost,
  StoredInvitee,
  StoredVisit,
  W3lcomeState,
} from './w3lcome-state.js';

const LEAD_DAYS = 20;
/** Share of all records: invitees who arrived, and so have a visit too. */
const PAIRED_SHARE = 0.08;

const FIELDS: readonly CompanyField[] = [
  { id: 'phone', type: 'Phone', name: 'Telefone', required: true, sort: 0 },
  { id: 'email', type: 'Email', name: 'E-mail', required: false, sort: 1 },
  { id: 'cpf', type: 'CPF', name: 'CPF', required: false, sort: 2 },
  { id: 'company', type: 'Company', name: 'Empresa', required: false, sort: 3 },
  { id: BADGE_FIELD_ID, type: 'Text', name: 'Crachá', required: false, sort: 4 },
  {
    id: 'p7Q2vB8sD',
    type: 'Dropdown',
    name: 'Motivo da visita',
    required: false,
    sort: 5,
    options: ['Reunião', 'Entrevista', 'Entrega', 'Manutenção'],
  },
];

/** `count` records: visits of those who arrived, invitees for those who are expected, did not come or cancelled. */
export function seedW3lcome(world: World, count: number): W3lcomeState {
  const hosts = seedHosts(world, count);
  const { visits, invitees } = seedRecords(world, hosts, count);
  return {
    hosts: createRecordStore(hosts),
    visits: createRecordStore(visits),
    invitees: createRecordStore(invitees),
    blocked: createRecordStore(seedBlockedPeople(world)),
    fields: FIELDS,
  };
}

interface SeededRecords {
  readonly visits: readonly StoredVisit[];
  readonly invitees: readonly StoredInvitee[];
}

function seedRecords(world: World, hosts: readonly StoredHost[], count: number): SeededRecords {
  const random = world.random('w3lcome/records');
  const visits: StoredVisit[] = [];
  const invitees: StoredInvitee[] = [];
  let pairsLeft = Math.floor(count * PAIRED_SHARE);
  const plan = { label: 'w3lcome', count: count - pairsLeft, hosts: hosts.length, leadDays: LEAD_DAYS };
  for (const planned of world.planVisits(plan)) {
    const host = hosts[planned.host];
    if (host === undefined) continue;
    const seed = { world, random, planned, host, content: { human: planned.human, style: random.below(2 ** 31) } };
    const visit = toVisit(seed);
    if (visit !== null) visits.push(visit);
    if (visit === null) invitees.push(toInvitee(seed, null));
    else if (pairsLeft > 0 && random.chance(0.12)) {
      invitees.push(toInvitee(seed, visit));
      pairsLeft -= 1;
    }
  }
  return { visits, invitees };
}

interface RecordSeed {
  readonly world: World;
  readonly random: Random;
  readonly planned: PlannedVisit;
  readonly host: StoredHost;
  readonly content: SeededContent;
}

/** Null: no arrival. One id in seven is upper-case. */
function toVisit({ world, random, planned, host, content }: RecordSeed): StoredVisit | null {
  if (planned.arrivedAt === undefined || planned.isCancelled) return null;
  const id = world.uuid(`w3lcome/visit/${planned.index}`);
  return {
    id: random.chance(1 / 7) ? id.toUpperCase() : id,
    host,
    content,
    checkinAt: planned.arrivedAt,
    checkoutAt: planned.leftAt ?? null,
    authorizationStatus: drawAuthorization(random, world.startedAt.getTime() - planned.arrivedAt),
  };
}

/** Only visitors of the last hours may still wait for authorization. */
function drawAuthorization(random: Random, agoMs: number): StoredVisit['authorizationStatus'] {
  const roll = random.next();
  if (roll < 0.12) return agoMs < 3 * MS_PER_HOUR && roll < 0.06 ? 'waiting' : 'allowed';
  return roll < 0.13 ? 'denied' : null;
}

/**
 * `visit`: the invitee's visit after the arrival. Only the same visitor, host and day connect the two records. A few invitees are
 * `arrived` without a visit.
 */
function toInvitee({ world, random, planned, host, content }: RecordSeed, visit: StoredVisit | null): StoredInvitee {
  const isOver = planned.expectedAt < world.startedAt.getTime();
  const isMarked = visit === null ? isOver && random.chance(0.02) : random.chance(0.6);
  return {
    id: world.uuid(`w3lcome/invitee/${planned.index}`),
    host,
    content,
    expectedAt: planned.expectedAt,
    status: planned.isCancelled ? 'canceled' : isMarked ? 'arrived' : 'confirmed',
    cardNumber: random.below(2 ** 31),
    requiresAuthorization: random.chance(0.06),
    visitId: visit?.id ?? null,
  };
}

const REASONS = [
  'Comportamento inadequado na recepção',
  'Tentativa de acesso sem autorização',
  'Ex-funcionário, acesso encerrado',
  'A pedido do condomínio',
] as const;

type Marks = Omit<StoredBlockedPerson, 'id' | 'name' | 'reason'>;
const NO_MARKS: Marks = { phone: null, email: null, document: null, cpf: null, rg: null };

/** A dozen or two occasional visitors, each identified by other members, and one person without a visit. */
function seedBlockedPeople(world: World): StoredBlockedPerson[] {
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

/** By e-mail, phone in either form of digits, or document; null for a human without that member. */
function marksOf({ email, phone, document }: Human, kind: number): Marks | null {
  const digits = phone?.slice(1) ?? null;
  const nationalDigits = digits?.startsWith('55') ? digits.slice(2) : digits;
  if (kind === 0) return email === null ? null : { ...NO_MARKS, email };
  if (kind === 1) return nationalDigits === null ? null : { ...NO_MARKS, phone: nationalDigits };
  if (kind === 2) return email === null || digits === null ? null : { ...NO_MARKS, email, phone: digits };
  if (document === null) return null;
  return /^\d{11}$/.test(document) ? { ...NO_MARKS, cpf: document } : { ...NO_MARKS, document };
}
