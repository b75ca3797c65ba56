import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { isCpf } from '../../../src/sandbox/world/cpf.js';
import { createWorld } from '../../../src/sandbox/world/create-world.js';
import { spellHuman, withoutAccents } from '../../../src/sandbox/world/spell-human.js';
import type { PlannedVisit, World } from '../../../src/sandbox/world/world.js';

const STARTED_AT = new Date('2026-03-18T17:20:00Z');
const DAY_MS = 86_400_000;
const PLAN = { label: 'any', count: 6_000, hosts: 40, leadDays: 20 };

function makeWorld(changes: { seed?: string } = {}): World {
  return createWorld({ seed: 'test', startedAt: STARTED_AT, visits: 10_000, ...changes });
}

function share(visits: readonly PlannedVisit[], holds: (visit: PlannedVisit) => boolean): number {
  return visits.filter(holds).length / visits.length;
}

describe('the world', () => {
  const world = makeWorld();
  const visits = [...world.planVisits(PLAN)];
  const now = world.startedAt.getTime();
  const past = visits.filter(({ expectedAt }) => expectedAt < now - DAY_MS);

  test('is the same for the same seed and hour, whatever else was asked of it', () => {
    const other = createWorld({ seed: 'test', startedAt: new Date('2026-03-18T17:59:59Z'), visits: 10_000 });
    other.uuid('something else');
    [...other.planVisits({ ...PLAN, label: 'another' })];
    expect(other.humans).toEqual(world.humans);
    expect([...other.planVisits(PLAN)]).toEqual(visits);
  });

  test('differs for another seed and for another label', () => {
    expect([...makeWorld({ seed: 'other' }).planVisits(PLAN)]).not.toEqual(visits);
    expect([...world.planVisits({ ...PLAN, label: 'another' })]).not.toEqual(visits);
  });

  test('starts at the full hour', () => {
    expect(world.startedAt.toISOString()).toBe('2026-03-18T17:00:00.000Z');
  });

  test('makes version 4 uuids that follow from the label', () => {
    expect(world.uuid('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(world.uuid('a')).toBe(makeWorld().uuid('a'));
    const ids = Array.from({ length: 20_000 }, (_, index) => world.uuid(`label/${index}`));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has one human for four to six visits, no two with the same e-mail, phone or document', () => {
    expect(10_000 / world.humans.length).toBeGreaterThanOrEqual(4);
    expect(10_000 / world.humans.length).toBeLessThanOrEqual(6);
    for (const member of ['email', 'phone', 'document'] as const) {
      const known = world.humans.map((human) => human[member]).filter((value) => value !== null);
      expect(known.length).toBeGreaterThan(world.humans.length / 2);
      expect(new Set(known).size).toBe(known.length);
    }
  });

  test('gives humans phones that exist in their plan, and taxpayer numbers that add up', () => {
    const wrong = world.humans.filter(({ phone }) => phone !== null && !parsePhoneNumberFromString(phone)?.isValid());
    expect(wrong).toEqual([]);
    const cpfs = world.humans.map(({ document }) => document ?? '').filter((document) => /^\d{11}$/.test(document));
    expect(cpfs.length).toBeGreaterThan(100);
    expect(cpfs.every(isCpf)).toBe(true);
  });

  test('plans as many visits as asked, in the order of their creation, none made after the start', () => {
    expect(visits).toHaveLength(PLAN.count);
    expect(visits.map(({ index }) => index)).toEqual(visits.map((_, index) => index));
    const created = visits.map(({ createdAt }) => createdAt);
    expect(created).toEqual([...created].sort((left, right) => left - right));
    expect(created.at(-1)).toBeLessThanOrEqual(now);
  });

  test('spreads visits over 100 days back and 20 ahead, fewer a day ahead', () => {
    const days = visits.map(({ expectedAt }) => (expectedAt - now) / DAY_MS);
    expect(Math.min(...days)).toBeLessThan(-98);
    expect(Math.max(...days)).toBeGreaterThan(15);
    expect(days.every((day) => day > -101 && day < 21)).toBe(true);
    const perDayAhead = days.filter((day) => day > 0).length / 20;
    expect(perDayAhead).toBeLessThan((days.filter((day) => day < 0).length / 100) * 0.6);
  });

  test('plans nothing further ahead than visits are announced', () => {
    const short = [...world.planVisits({ ...PLAN, leadDays: 3 })];
    expect(Math.max(...short.map(({ expectedAt }) => expectedAt))).toBeLessThan(now + 4 * DAY_MS);
    expect(short.every(({ createdAt, expectedAt }) => expectedAt - createdAt <= 4 * DAY_MS)).toBe(true);
  });

  test('has about 8 % no-shows and 4 % cancelled among the visits that are over', () => {
    expect(share(past, ({ isCancelled }) => isCancelled)).toBeCloseTo(0.04, 1);
    const noShows = share(past, ({ isCancelled, arrivedAt }) => !isCancelled && arrivedAt === undefined);
    expect(noShows).toBeGreaterThan(0.06);
    expect(noShows).toBeLessThan(0.1);
  });

  test('lets nobody arrive before the visit was made, leave before arriving, or do either in the future', () => {
    for (const { createdAt, arrivedAt, leftAt } of visits) {
      if (arrivedAt === undefined) expect(leftAt).toBeUndefined();
      else expect(createdAt <= arrivedAt && arrivedAt < now).toBe(true);
      if (leftAt !== undefined) expect(leftAt > (arrivedAt ?? Number.POSITIVE_INFINITY) && leftAt < now).toBe(true);
    }
  });

  test('leaves a few inside for days', () => {
    const staying = past.filter(({ arrivedAt, leftAt }) => arrivedAt !== undefined && leftAt === undefined);
    expect(staying.length).toBeGreaterThan(3);
    expect(staying.length).toBeLessThan(past.length * 0.02);
  });

  test('keeps a working day: peaks in the morning and the afternoon, a dip at noon, few at weekends', () => {
    const local = visits.map(({ expectedAt }) => new Date(expectedAt - 3 * 3_600_000));
    const at = (...hours: number[]) => local.filter((time) => hours.includes(time.getUTCHours())).length;
    expect(at(9, 10)).toBeGreaterThan(at(12, 13) * 2);
    expect(at(14, 15)).toBeGreaterThan(at(12, 13) * 1.5);
    expect(at(0, 1, 2, 3, 4)).toBe(0);
    expect(
      share(visits, (visit) => [0, 6].includes(new Date(visit.expectedAt - 3 * 3_600_000).getUTCDay())),
    ).toBeLessThan(0.05);
  });

  test('has regulars, and many who come once or twice', () => {
    const counts = new Map<number, number>();
    for (const { human } of visits) counts.set(human.index, (counts.get(human.index) ?? 0) + 1);
    const sorted = [...counts.values()].sort((left, right) => right - left);
    expect(sorted[0]).toBeGreaterThan(20);
    expect(sorted.filter((count) => count <= 2).length).toBeGreaterThan(sorted.length / 3);
  });

  test('sends the same humans to every source', () => {
    const other = new Set([...world.planVisits({ ...PLAN, label: 'another' })].map(({ human }) => human.index));
    const here = new Set(visits.map(({ human }) => human.index));
    expect([...here].filter((index) => other.has(index)).length).toBeGreaterThan(here.size / 2);
  });

  test('plans no visits at all when none are asked for', () => {
    expect([...world.planVisits({ ...PLAN, count: 0 })]).toEqual([]);
  });
});

describe('the spellings of a human', () => {
  const human = makeWorld().humans.find(({ email, phone }) => email !== null && phone?.startsWith('+55')) ?? fail();
  const styles = Array.from({ length: 20_000 }, (_, index) => index * 104_729);
  const spellings = styles.map((style) => spellHuman(human, { style, localCode: '+55' }));

  test('differ between records but always mean the same phone and e-mail', () => {
    const phones = new Set(spellings.map(({ phone }) => phone).filter((phone) => phone !== null));
    const emails = new Set(spellings.map(({ email }) => email).filter((email) => email !== null));
    expect(phones.size).toBe(4);
    expect(emails.size).toBeGreaterThanOrEqual(4);
    expect([...phones].map((phone) => parsePhoneNumberFromString(phone, 'BR')?.number)).toEqual(
      Array(4).fill(human.phone),
    );
    expect([...emails].every((email) => email.trim().toLowerCase() === human.email)).toBe(true);
  });

  test('leave out now the phone, now the e-mail, never both', () => {
    expect(spellings.some(({ phone, email }) => phone === null && email !== null)).toBe(true);
    expect(spellings.some(({ phone, email }) => phone !== null && email === null)).toBe(true);
    expect(spellings.some(({ phone, email }) => phone === null && email === null)).toBe(false);
  });

  test('write names in capitals and without accents too', () => {
    const accented = { ...human, givenName: 'Antônio', familyName: 'Conceição' };
    const names = new Set(styles.map((style) => spellHuman(accented, { style, localCode: '+55' }).name));
    expect(names).toEqual(
      new Set(['Antônio Conceição', 'ANTÔNIO CONCEIÇÃO', 'Antonio Conceicao', 'Antônio  Conceição ']),
    );
  });

  test('give a phone of another country with its code', () => {
    const { phone } = spellHuman({ ...human, phone: '+525517387732' }, { style: 2 << 12, localCode: '+55' });
    expect(phone).toBe('+52 55 1738 7732');
  });

  test('know letters that are no base letter with a mark', () => {
    expect(withoutAccents('Søren Weiß Łukasz Ângström')).toBe('Soren Weiss Lukasz Angstrom');
  });
});

function fail(): never {
  throw new Error('the world has nobody of that kind');
}
