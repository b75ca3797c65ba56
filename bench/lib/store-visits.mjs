/** Made-up visits of five years for bench/store.mjs, the same in every run. */

export const NOW = new Date('2026-11-27T12:00:00Z');
const DAY = 86_400_000;
const HOUR = 3_600_000;
export const YEAR = 365 * DAY;
const HISTORY = 5 * YEAR;
const FUTURE = 30 * DAY;
const FIRST_NAMES = [
  'Maria',
  'João',
  'Ana',
  'Pedro',
  'Lucía',
  'José',
  'Beatriz',
  'Marek',
  'Zoë',
  'Ibrahim',
  'Chen',
  'Yuki',
];
const LAST_NAMES = ['Silva', 'Souza', 'García', 'Müller', 'Kowalski', 'Nguyen', 'Rossi', 'Dubois', 'Almeida', 'Costa'];
const LOCATIONS = { SPACEBRING: 4, W3LCOME: 1, RESIDENT: 3 };
const HOSTS = 300;
const VISITORS = 200_000;
export const LOCATION = { source: 'SPACEBRING', sourceId: 'location-1' };
export const HOST = { source: 'SPACEBRING', sourceId: 'host-42' };

/** Spread over the years; `total` visits lie in all of them together. */
export function createVisits(from, count, total) {
  return Array.from({ length: count }, (_, index) => createVisit(from + index, total));
}

function createVisit(index, total) {
  const random = createRandom(index + 1);
  const source = random() < 0.6 ? 'SPACEBRING' : random() < 0.6 ? 'W3LCOME' : 'RESIDENT';
  const sourceId = `visit/${index.toString(36).padStart(8, '0')}-4c8a-9f57`;
  const scheduledAt = new Date(
    +NOW - HISTORY + Math.floor((index / total) * (HISTORY + FUTURE)) + Math.floor(random() * DAY),
  );
  const location = {
    nodeType: 'Location',
    source,
    sourceId: `location-${Math.floor(random() * LOCATIONS[source])}`,
    name: 'Chiado',
    address: 'Rua Garrett 1',
    timeZone: 'Europe/Lisbon',
  };
  return {
    nodeType: 'Visit',
    source,
    sourceId,
    ...stateOf(scheduledAt, random()),
    authorization: 'NOT_REQUIRED',
    scheduledAt,
    timePrecision: 'MINUTE',
    departurePrecision: 'MINUTE',
    arrivalDayEndsAt: null,
    wasExpected: true,
    arrivalText: null,
    departureText: null,
    cancelledAt: null,
    createdAt: new Date(+scheduledAt - 3 * DAY),
    purpose: null,
    notes: null,
    accessCode: String(100_000 + Math.floor(random() * 900_000)),
    partySize: 1,
    visitor: createVisitor(source, Math.floor(random() ** 2 * VISITORS)),
    host: {
      nodeType: 'Person',
      source,
      sourceId: `host-${Math.floor(random() * HOSTS)}`,
      name: 'Rita Costa',
      email: 'rita@host.example',
    },
    location,
    vehicle: null,
    pictureUrl: null,
    agreementUrl: null,
    customFields: [],
    notices: [],
  };
}

/** Most came and left; of who is expected until the end of a day that is over, the hour makes a no-show. */
function stateOf(scheduledAt, chance) {
  const base = {
    expectedAt: scheduledAt,
    checkedInAt: null,
    checkedOutAt: null,
    stayEndsBy: null,
    isInside: false,
    noShowAt: null,
    arrivesAt: null,
    arrivalReachedAt: null,
    leavesAt: null,
    departureReachedAt: null,
  };
  const dayEnd = new Date((Math.floor(+scheduledAt / DAY) + 1) * DAY);
  if (+scheduledAt > +NOW || chance < 0.08) return { ...base, status: 'EXPECTED', noShowAt: dayEnd };
  if (chance < 0.12) return { ...base, status: 'CANCELLED' };
  const arrived = { ...base, checkedInAt: new Date(+scheduledAt + 300_000), stayEndsBy: dayEnd };
  if (chance < 0.121) return { ...arrived, status: 'DENIED', checkedOutAt: scheduledAt };
  const leftAt = new Date(+scheduledAt + Math.floor(chance * 8) * HOUR);
  if (chance < 0.15 || leftAt > NOW) return { ...arrived, status: 'CHECKED_IN', isInside: true };
  return { ...arrived, status: 'CHECKED_OUT', checkedOutAt: leftAt };
}

function createVisitor(source, number) {
  const name = `${FIRST_NAMES[number % FIRST_NAMES.length]} ${LAST_NAMES[number % LAST_NAMES.length]} ${number}`;
  const email = `visitor.${number}@example.com`;
  const phoneE164 = `+5511${String(900_000_000 + number * 7)}`;
  return {
    source,
    reference: `visitor-${number}`,
    name,
    email,
    phoneNumber: phoneE164,
    phoneE164,
    company: number % 3 === 0 ? `Company ${number % 500}` : null,
    pictureUrl: null,
    documents: [],
    keys: [
      { match: 'EMAIL', value: email, name: name.toLowerCase() },
      { match: 'PHONE_NUMBER', value: phoneE164, name: name.toLowerCase() },
      { match: 'SOURCE_RECORD', value: `${source}/visitor-${number}` },
    ],
  };
}

/** mulberry32: the same numbers for the same seed. */
function createRandom(seed) {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
