import type { VisitorRecord } from '../../../../src/domain/model/visitor-record.js';
import { createIdentityIndex } from '../../../support/identity-index.js';
import { createVisitorRecord } from '../../../support/records.js';

const ana = 'ana@example.com';
const phone = '+5511987654321';

describe('the identity index', () => {
  test('joins records of all sources by e-mail, however it is written', async () => {
    const records = [
      createVisitorRecord({ source: 'SPACEBRING', reference: 'u1', email: ana }),
      createVisitorRecord({ source: 'W3LCOME', reference: 'visit/1', email: ' ANA@example.com ' }),
    ];
    const index = await createIdentityIndex(records);
    expect(index.people).toHaveLength(1);
    expect(index.people[0]?.key).toEqual({ match: 'EMAIL', value: ana, name: 'ana' });
  });

  test('gives a phone-only record to the one e-mail that carries the phone', async () => {
    const withBoth = createVisitorRecord({ reference: 'visit/1', email: ana, phoneE164: phone });
    const phoneOnly = createVisitorRecord({ reference: 'visit/2', phoneE164: phone });
    const index = await createIdentityIndex([phoneOnly, withBoth]);
    expect(index.personOf(phoneOnly)).toBe(index.personOf(withBoth));
  });

  test('leaves a phone-only record alone when two e-mails share the phone', async () => {
    const phoneOnly = createVisitorRecord({ reference: 'visit/3', phoneE164: phone });
    const index = await createIdentityIndex([
      createVisitorRecord({ reference: 'visit/1', email: ana, phoneE164: phone }),
      createVisitorRecord({ reference: 'visit/2', email: 'bia@example.com', phoneE164: phone }),
      phoneOnly,
    ]);
    expect(index.people).toHaveLength(3);
    expect(index.find({ match: 'PHONE_NUMBER', value: phone, name: 'ana' })?.records).toEqual([phoneOnly]);
  });

  test('finds a person by any key of any of their records', async () => {
    const record = createVisitorRecord({ source: 'SPACEBRING', reference: 'u1', email: ana, phoneE164: phone });
    const index = await createIdentityIndex([record]);
    for (const key of record.keys) expect(index.find(key)?.key).toEqual({ match: 'EMAIL', value: ana, name: 'ana' });
  });

  test('keeps records without e-mail and phone apart unless the source says they are the same', async () => {
    const index = await createIdentityIndex([
      createVisitorRecord({ source: 'RESIDENT', reference: 'r1/joao' }),
      createVisitorRecord({ source: 'RESIDENT', reference: 'r1/joao' }),
      createVisitorRecord({ source: 'RESIDENT', reference: 'r2/joao' }),
    ]);
    expect(index.people.map(({ records }) => records.length)).toEqual([2, 1]);
  });

  test('does not know strangers', async () => {
    const index = await createIdentityIndex([]);
    expect(index.find({ match: 'EMAIL', value: ana })).toBeNull();
    expect(index.personOf(createVisitorRecord({ email: ana }))).toBeNull();
  });

  const under = (email: string | null, name: string, phoneE164: string | null = null) =>
    createVisitorRecord({ email, name, phoneE164, reference: `visit/${name}/${email}/${phoneE164}` });
  const namesOf = async (records: VisitorRecord[]) =>
    (await createIdentityIndex(records)).people.map((person) => person.records.map(({ name }) => name));

  test('tells people apart who share an e-mail', async () => {
    const context = 'reception@example.com';
    const records = [
      under(context, 'Ana Lima'),
      under(context, 'Bruno Costa'),
      under(context, 'A. Lima'),
      under(context, 'Ana'),
    ];
    expect(await namesOf(records)).toEqual([['Ana Lima', 'A. Lima', 'Ana'], ['Bruno Costa']]);
  });

  test('leaves alone who could be either of two', async () => {
    const records = [under(ana, 'Ana Lima'), under(ana, 'Bruno Lima'), under(ana, 'Lima')];
    expect(await namesOf(records)).toEqual([['Ana Lima'], ['Bruno Lima'], ['Lima']]);
  });

  test('joins whole names only under a contact of more than three unrelated ones', async () => {
    const strangers = ['Ana Lima', 'Bruno Costa', 'Carla Dias', 'Davi Rocha'];
    const records = [...strangers, 'Ana', 'LIMA Ana'].map((name) => under(ana, name));
    expect(await namesOf(records)).toEqual([
      ['Ana Lima', 'LIMA Ana'],
      ['Bruno Costa'],
      ['Carla Dias'],
      ['Davi Rocha'],
      ['Ana'],
    ]);
    expect(await namesOf(records.filter(({ name }) => name !== 'Davi Rocha'))).toEqual([
      ['Ana Lima', 'LIMA Ana', 'Ana'],
      ['Bruno Costa'],
      ['Carla Dias'],
    ]);
  });

  test('never gives a person two contradictory names through two phones', async () => {
    const other = '+5511987654322';
    const records = [
      under(ana, 'Lima', phone),
      under(ana, 'Lima', other),
      under(null, 'Ana Lima', phone),
      under(null, 'Bruno Lima', other),
    ];
    expect(await namesOf(records)).toEqual([['Lima', 'Lima'], ['Ana Lima'], ['Bruno Lima']]);
  });

  test('finds by a name that is not there the only one it agrees with', async () => {
    const index = await createIdentityIndex([under(ana, 'Ana Lima'), under(ana, 'Bruno Costa')]);
    const find = (name: string) => index.find({ match: 'EMAIL', value: ana, name })?.records[0]?.name;
    expect(find('ana maria lima')).toBe('Ana Lima');
    expect(find('carla dias')).toBeUndefined();
    expect(find('')).toBeUndefined();
  });

  test('finds by a contact alone the first who uses it', async () => {
    const index = await createIdentityIndex([under(ana, 'Bruno Costa'), under(ana, 'Ana Lima')]);
    expect(index.find({ match: 'EMAIL', value: ana })?.records[0]?.name).toBe('Bruno Costa');
  });

  test('compares few names, however many there are', async () => {
    const contact = Array.from({ length: 10_000 }, (_, index) => under(ana, `Ana X${index}`, phone));
    const byPhone = Array.from({ length: 10_000 }, (_, index) => under(null, `Ana X${index}`, phone));
    expect((await createIdentityIndex([...contact, ...byPhone])).people).toHaveLength(10_000);
  });

  test('lets others work while it works', async () => {
    let turns = 0;
    const turn = () => {
      turns += 1;
      timer = setImmediate(turn);
    };
    let timer = setImmediate(turn);
    await createIdentityIndex(
      Array.from({ length: 100_000 }, (_, index) => under(`p${index % 40_000}@example.com`, `Ana X${index % 3}`)),
    );
    clearImmediate(timer);
    expect(turns).toBeGreaterThan(2);
  });
});
