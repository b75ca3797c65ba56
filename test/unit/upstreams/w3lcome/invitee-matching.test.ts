import fc from 'fast-check';
import {
  type Attendance,
  type ExpectedAttendance,
  matchOneToOne,
} from '../../../../src/upstreams/w3lcome/invitee.mapper.js';

const NOON = 720;

function visit(id: string, parts: Partial<Attendance> = {}): Attendance {
  return { id, slot: 'today', at: NOON, name: null, keys: [], ...parts };
}

function invitee(id: string, parts: Partial<ExpectedAttendance> = {}): ExpectedAttendance {
  return { ...visit(id), isArrived: false, ...parts };
}

/** Visit by invitee. */
function match(invitees: readonly ExpectedAttendance[], visits: readonly Attendance[]): Record<string, string> {
  return Object.fromEntries([...matchOneToOne(invitees, visits)].map(([expected, came]) => [expected.id, came.id]));
}

describe('an invitee and a visit belong together', () => {
  test.each<[string, Partial<Attendance>, Partial<Attendance>]>([
    ['an e-mail', { name: 'a', keys: ['email/a@x'] }, { name: 'b', keys: ['email/a@x'] }],
    ['any key', { keys: ['email/a@x', 'document/1'] }, { keys: ['document/1'] }],
    ['the name where neither has a key', { name: 'ana' }, { name: 'ana' }],
    ['the name where one of them has no key', { name: 'ana', keys: ['phone/+551'] }, { name: 'ana' }],
  ])('by %s', (_, expected, came) => {
    expect(match([invitee('i', expected)], [visit('v', came)])).toEqual({ i: 'v' });
  });

  test.each<[string, Partial<Attendance>, Partial<Attendance>]>([
    ['another slot', { name: 'ana', keys: ['email/a@x'] }, { name: 'ana', keys: ['email/a@x'], slot: 'tomorrow' }],
    ['an equal name beside other keys', { name: 'ana', keys: ['email/a@x'] }, { name: 'ana', keys: ['email/b@x'] }],
    ['another name', { name: 'ana' }, { name: 'bia' }],
    ['no name and no key', {}, {}],
  ])('but not by %s', (_, expected, came) => {
    expect(match([invitee('i', expected)], [visit('v', came)])).toEqual({});
  });
});

describe('of several', () => {
  test('people under one address, one visit accounts for one of them: the one of that name', () => {
    const keys = ['email/reception@big-client.example'];
    const names = ['ana lima', 'bia reis', 'caio melo', 'davi cruz', 'eva dias'];
    const invitees = names.map((name, index) => invitee(name, { name, keys, at: NOON + index }));
    expect(match(invitees, [visit('v', { name: 'caio melo', keys })])).toEqual({ 'caio melo': 'v' });
    expect(match(invitees, [visit('v', { name: 'davi souza cruz', keys, at: NOON })])).toEqual({ 'davi cruz': 'v' });
  });

  test('appointments of one person, the visit accounts for the nearest; the other one stands', () => {
    const ana = { name: 'ana', keys: ['email/a@x'] };
    const invitees = [invitee('15:00', { ...ana, at: 900 }), invitee('09:00', { ...ana, at: 540 })];
    expect(match(invitees, [visit('v', { ...ana, at: 545 })])).toEqual({ '09:00': 'v' });
    expect(match(invitees, [visit('late', { ...ana, at: 910 }), visit('early', { ...ana, at: 880 })])).toEqual({
      '15:00': 'late',
      '09:00': 'early',
    });
  });

  test('invitees, one that arrived comes first, however far off and faintly known', () => {
    const invitees = [
      invitee('awaited', { name: 'ana', keys: ['email/a@x'] }),
      invitee('arrived', { name: 'ana', isArrived: true, at: 0 }),
    ];
    expect(match(invitees, [visit('v', { name: 'ana', keys: ['email/a@x'] })])).toEqual({ arrived: 'v' });
  });

  test('equally good ones, the earlier and then the lesser id is taken', () => {
    const invitees = [invitee('c', { name: 'ana', at: 800 }), invitee('b', { name: 'ana', at: 640 })];
    expect(match(invitees, [visit('v', { name: 'ana' })])).toEqual({ b: 'v' });
    expect(match([invitee('i', { name: 'ana' })], [visit('w', { name: 'ana' }), visit('v', { name: 'ana' })])).toEqual({
      i: 'v',
    });
  });
});

test('the cost grows with the number of records, not with its square', () => {
  let reads = 0;
  const counted = <R extends Attendance>(record: R): R =>
    Object.defineProperty(record, 'keys', {
      enumerable: true,
      get() {
        reads += 1;
        return [`email/${record.id}`];
      },
    });
  const ids = Array.from({ length: 5_000 }, (_, index) => `person${index}@x`);
  const matches = match(
    ids.map((id) => counted(invitee(id, { name: id }))),
    ids.map((id) => counted(visit(id, { name: id }))),
  );
  expect(matches).toEqual(Object.fromEntries(ids.map((id) => [id, id])));
  expect(reads).toBeLessThanOrEqual(5 * ids.length);
});

const people = fc.record({
  slot: fc.constantFrom('monday|host', 'monday|other', 'tuesday|host'),
  at: fc.integer({ min: 0, max: 5 }),
  name: fc.constantFrom(null, 'ana', 'ana lima', 'ana maria lima', 'bia', 'lima'),
  keys: fc.subarray(['email/reception', 'email/ana', 'phone/1', 'document/7']),
});
const crowd = fc.record({
  invitees: fc.array(fc.tuple(people, fc.boolean()), { maxLength: 8 }),
  visits: fc.array(people, { maxLength: 8 }),
});

const withIds = ({ invitees, visits }: typeof crowd extends fc.Arbitrary<infer T> ? T : never) => ({
  invitees: invitees.map(([parts, isArrived], index) => invitee(`i${index}`, { ...parts, isArrived })),
  visits: visits.map((parts, index) => visit(`v${index}`, parts)),
});

/** 0 is best, null is not the same person: the rule as its sentence says it. */
function strength(expected: Attendance, came: Attendance): number | null {
  if (expected.slot !== came.slot) return null;
  const hasSharedKey = expected.keys.some((key) => came.keys.includes(key));
  const isSameName = expected.name !== null && expected.name === came.name;
  const [left, right] = [expected.name?.split(' ') ?? [], came.name?.split(' ') ?? []];
  const common = left.filter((word) => right.includes(word)).length;
  const isPart = common > 0 && (common === left.length || common === right.length);
  if (hasSharedKey) return isSameName ? 0 : isPart ? 1 : 2;
  const haveBothKeys = expected.keys.length > 0 && came.keys.length > 0;
  return isSameName && !haveBothKeys ? 3 : null;
}

/** The plain rule: of all records left, take the best pair, and repeat. */
function oracle(invitees: readonly ExpectedAttendance[], visits: readonly Attendance[]): Record<string, string> {
  let best: { rank: (number | string)[]; expected: ExpectedAttendance; came: Attendance } | null = null;
  for (const expected of invitees) {
    for (const came of visits) {
      const evidence = strength(expected, came);
      if (evidence === null) continue;
      const distance = Math.abs(expected.at - came.at);
      const times = [distance, expected.at, came.at];
      const rank = [expected.isArrived ? 0 : 1, evidence, ...times, expected.id, came.id];
      const differs = best === null ? 0 : rank.findIndex((value, index) => value !== best?.rank[index]);
      if (best === null || (rank[differs] ?? 0) < (best.rank[differs] ?? 0)) best = { rank, expected, came };
    }
  }
  if (best === null) return {};
  const { expected, came } = best;
  const rest = oracle(
    invitees.filter((other) => other !== expected),
    visits.filter((other) => other !== came),
  );
  return { [expected.id]: came.id, ...rest };
}

describe('in any crowd', () => {
  test('the pairs are those of the rule spelled out, in whatever order both lists come', () => {
    const shuffled = crowd.map(withIds).chain(({ invitees, visits }) =>
      fc.record({
        given: fc.constant({ invitees, visits }),
        invitees: fc.shuffledSubarray(invitees, { minLength: invitees.length }),
        visits: fc.shuffledSubarray(visits, { minLength: visits.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ given, invitees, visits }) => {
        const expected = oracle(given.invitees, given.visits);
        expect(match(given.invitees, given.visits)).toEqual(expected);
        expect(match(invitees, visits)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('no record is matched twice, and no possible pair is left apart', () => {
    fc.assert(
      fc.property(crowd.map(withIds), ({ invitees, visits }) => {
        const matches = matchOneToOne(invitees, visits);
        const taken = new Set(matches.values());
        expect(taken.size).toBe(matches.size);
        const apart = invitees
          .filter((expected) => !matches.has(expected))
          .flatMap((expected) => visits.filter((came) => !taken.has(came) && strength(expected, came) !== null));
        expect(apart).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
