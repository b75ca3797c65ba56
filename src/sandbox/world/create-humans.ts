import { cpfOf } from './cpf.js';
import { COMPANY_KINDS, COMPANY_STEMS, MAILBOX_DOMAINS, ORIGINS, type Origin, VEHICLE_COLORS } from './name-lists.js';
import { withoutAccents } from './spell-human.js';
import type { Human, Random, World } from './world.js';

/** Prefixes of mobile numbers, followed by seven digits; by six in the United States, where not all numbers are valid. */
export const PREFIXES: Readonly<Record<Origin['country'], readonly string[]>> = {
  BR: ['+551198', '+551197', '+552199', '+553198', '+554199', '+555198', '+557199', '+558198'],
  MX: ['+52554', '+52555', '+52551', '+52331', '+52818', '+52222', '+52442'],
  US: ['+14152', '+14153', '+12124', '+12125', '+13126', '+13127', '+16468', '+16469', '+13032', '+13033'],
  EU: ['+35191', '+35196', '+3461', '+3466', '+3361', '+491512', '+44741'],
};

/** E.164, valid in its country's plan. `number` is below 10,000,000; two numbers never give one phone. */
export function phoneOf(country: Origin['country'], number: number): string {
  const prefixes = PREFIXES[country];
  const digits = String(number).padStart(7, '0');
  if (country === 'US') return `${prefixes[Number(digits[0])] ?? ''}${digits.slice(1)}`;
  return `${prefixes[number % prefixes.length] ?? ''}${digits}`;
}

/** Coprime to powers of ten, so that no two humans share a number. */
const STRIDE = 7_654_321;

/** No two of them share an e-mail, a phone or a document. */
export function createHumans(random: Random, count: number): Human[] {
  const taken = new Set<string>();
  const start = random.below(10_000_000);
  return Array.from({ length: count }, (_, index) => createHuman(random, { index, start, taken }));
}

/** The part of the humans who visit most. */
const REGULARS_SHARE = 0.08;

/** A regular visitor of all sources; null when the one drawn has no e-mail, or one that is taken. */
export function drawRegular(
  { humans }: World,
  random: Random,
  taken: ReadonlySet<string>,
): (Human & { readonly email: string }) | null {
  const human = random.pick(humans.slice(0, Math.ceil(humans.length * REGULARS_SHARE)));
  const { email } = human;
  return email === null || taken.has(email) ? null : { ...human, email };
}

interface HumanPlace {
  readonly index: number;
  readonly start: number;
  readonly taken: Set<string>;
}

function createHuman(random: Random, { index, start, taken }: HumanPlace): Human {
  const origin = pickOrigin(random.next());
  const givenName = random.pick(origin.givenNames);
  const familyName = random.pick(origin.familyNames);
  const company = random.chance(0.68) ? `${random.pick(COMPANY_STEMS)} ${random.pick(COMPANY_KINDS)}` : null;
  const number = (start + index * STRIDE) % 10_000_000;
  const isPhoneKnown = random.chance(0.9);
  // A human without a phone has an e-mail.
  const isEmailKnown = !isPhoneKnown || random.chance(0.93);
  const isDriving = random.chance(0.35);
  return {
    index,
    givenName,
    familyName,
    email: isEmailKnown ? freeEmail({ givenName, familyName, domain: domainOf(company, random), taken }) : null,
    phone: isPhoneKnown ? phoneOf(origin.country, number) : null,
    company,
    document: random.chance(0.6) ? documentOf(origin.country, number, random) : null,
    licensePlate: isDriving ? plateOf(origin.country, random) : null,
    vehicleColor: isDriving ? random.pick(VEHICLE_COLORS) : null,
  };
}

function pickOrigin(roll: number): Origin {
  let rest = roll;
  for (const origin of ORIGINS) {
    rest -= origin.share;
    if (rest < 0) return origin;
  }
  throw new RangeError('the shares of the origins do not add up to one');
}

function domainOf(company: string | null, random: Random): string {
  if (company === null) return random.pick(MAILBOX_DOMAINS);
  return `${withoutAccents(company).toLowerCase().replace(' ', '-')}.example`;
}

interface EmailParts {
  readonly givenName: string;
  readonly familyName: string;
  readonly domain: string;
  readonly taken: Set<string>;
}

function freeEmail({ givenName, familyName, domain, taken }: EmailParts): string {
  const name = withoutAccents(`${givenName}.${familyName}`).toLowerCase();
  let email = `${name}@${domain}`;
  for (let turn = 2; taken.has(email); turn += 1) email = `${name}${turn}@${domain}`;
  taken.add(email);
  return email;
}

function documentOf(country: Origin['country'], number: number, random: Random): string {
  if (country === 'BR') return cpfOf(100_000_000 + number * 89);
  return `${letters(random, 2)}${String(number).padStart(7, '0')}`;
}

function plateOf(country: Origin['country'], random: Random): string {
  if (country === 'BR') return `${letters(random, 3)}${random.below(10)}${letters(random, 1)}${10 + random.below(90)}`;
  return `${letters(random, 3)}-${100 + random.below(900)}-${letters(random, 1)}`;
}

function letters(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.pick([...'ABCDEFGHJKLMNPRSTUVWXYZ'])).join('');
}
