import fc from 'fast-check';
import type { VisitorRecord } from '../../../../src/domain/model/visitor-record.js';
import { mayBeOneName, normalizeName, toWrittenName } from '../../../../src/domain/text/written-name.js';
import { createIdentityIndex } from '../../../support/identity-index.js';
import { createVisitorRecord } from '../../../support/records.js';

const word = fc.constantFrom('Ana', 'Bruno', 'Carla', 'Lima', 'Souza', 'Maria', 'A.', 'B', 'L.', 'José');
const name = fc.oneof(
  { weight: 6, arbitrary: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')) },
  { weight: 1, arbitrary: fc.constantFrom('Lima, Ana', 'Reception', 'Kiosk', 'ana@example.com') },
);
const some = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: null });
const given = fc.record({
  name,
  email: some('ana@example.com', 'bia@example.com', 'carla@example.com'),
  phoneE164: some('+5511900000001', '+5511900000002'),
});
const records = fc
  .array(given, { maxLength: 25 })
  .map((all) => all.map((each, index) => createVisitorRecord({ ...each, reference: `visit/${index}` })));

const nameOf = ({ keys }: VisitorRecord) => toWrittenName(keys[0].name ?? '');
const strongest = ({ keys }: VisitorRecord) => keys[0].match;

/** Who is with whom, in a way that does not depend on any order. */
async function partitionOf(all: readonly VisitorRecord[]): Promise<string[]> {
  const { people } = await createIdentityIndex(all);
  return people
    .map(({ key, records: own }) => [JSON.stringify(key), ...own.map(({ reference }) => reference).sort()].join(' '))
    .sort();
}

describe('for any records', () => {
  test('no record is lost or in two people', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (all) => {
        const { people, personOf } = await createIdentityIndex(all);
        const joined = people.flatMap((person) => person.records);
        expect(joined).toHaveLength(all.length);
        expect(new Set(joined)).toEqual(new Set(all));
        for (const record of all) expect(personOf(record)?.records).toContain(record);
      }),
    );
  });

  test('their order says nothing of who is who, nor of the keys', async () => {
    const shuffled = records.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([all, other]) => {
        expect(await partitionOf(other)).toEqual(await partitionOf(all));
      }),
    );
  });

  test('a name that one record turns round joins nobody whom another record contradicts', async () => {
    const email = 'bia@example.com';
    const phoneE164 = '+5511900000001';
    const all = [
      createVisitorRecord({ reference: 'visit/0', name: 'Ana Lima', email, phoneE164 }),
      createVisitorRecord({ reference: 'visit/1', name: 'Lima Ana', email }),
      createVisitorRecord({ reference: 'visit/2', name: 'Ana Ana', phoneE164 }),
    ];
    const { people } = await createIdentityIndex(all);
    expect(people.map(({ records: own }) => own.length).sort()).toEqual([1, 2]);
  });

  test('no person has records with contradictory names', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (all) => {
        const { people } = await createIdentityIndex(all);
        for (const person of people) {
          const names = person.records.filter((record) => strongest(record) !== 'SOURCE_RECORD').map(nameOf);
          for (const one of names) for (const other of names) expect(mayBeOneName(one, other)).toBe(true);
        }
      }),
    );
  });

  test('no person has two e-mails', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (all) => {
        const { people } = await createIdentityIndex(all);
        for (const person of people) {
          const emails = person.records.flatMap(({ email }) => email ?? []);
          expect(new Set(emails).size).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('the id of a record and the key of a person find the person, also when more has become known', async () => {
    await fc.assert(
      fc.asyncProperty(records, fc.nat(25), async (all, count) => {
        const early = await createIdentityIndex(all.slice(0, count));
        const late = await createIdentityIndex(all);
        for (const { key } of early.people) expect(late.find(key)).not.toBeNull();
        for (const { key } of late.people) expect(late.find(key)?.key).toEqual(key);
        for (const record of all.slice(0, count)) {
          expect(early.find(record.keys[0])).toBe(early.personOf(record));
          expect(late.find(record.keys[0])).toBe(late.personOf(record));
        }
      }),
    );
  });

  test('every contact finds a person who uses it', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (all) => {
        const index = await createIdentityIndex(all);
        for (const { match, value, ...named } of all.flatMap(({ keys }) => keys)) {
          for (const key of [
            { match, value },
            { match, value, ...named },
          ]) {
            const users = index.find(key)?.records.flatMap(({ keys }) => keys) ?? [];
            expect(users.some((other) => other.match === match && other.value === value)).toBe(true);
          }
        }
      }),
    );
  });
});

test('names agree both ways, and every name with itself and with none', () => {
  const normalized = name.map((text) => toWrittenName(normalizeName(text)));
  fc.assert(
    fc.property(normalized, normalized, (one, other) => {
      expect(mayBeOneName(one, other)).toBe(mayBeOneName(other, one));
      expect(mayBeOneName(one, one)).toBe(true);
      expect(mayBeOneName(one, toWrittenName(''))).toBe(true);
    }),
  );
});
