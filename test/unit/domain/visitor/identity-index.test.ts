import { createIdentityIndex } from '../../../../src/domain/visitor/identity-index.js';
import { createVisitorRecord } from '../../../support/records.js';

const ana = 'ana@example.com';
const phone = '+5511987654321';

describe('the identity index', () => {
  test('joins records of all sources by e-mail, however it is written', () => {
    const records = [
      createVisitorRecord({ source: 'SPACEBRING', reference: 'u1', email: ana }),
      createVisitorRecord({ source: 'W3LCOME', reference: 'visit/1', email: ' ANA@example.com ' }),
    ];
    const index = createIdentityIndex(records);
    expect(index.people).toHaveLength(1);
    expect(index.people[0]?.key).toEqual({ match: 'EMAIL', value: ana });
  });

  test('gives a phone-only record to the one e-mail that carries the phone', () => {
    const withBoth = createVisitorRecord({ reference: 'visit/1', email: ana, phoneE164: phone });
    const phoneOnly = createVisitorRecord({ reference: 'visit/2', phoneE164: phone });
    const index = createIdentityIndex([phoneOnly, withBoth]);
    expect(index.personOf(phoneOnly)).toBe(index.personOf(withBoth));
  });

  test('leaves a phone-only record alone when two e-mails share the phone', () => {
    const phoneOnly = createVisitorRecord({ reference: 'visit/3', phoneE164: phone });
    const index = createIdentityIndex([
      createVisitorRecord({ reference: 'visit/1', email: ana, phoneE164: phone }),
      createVisitorRecord({ reference: 'visit/2', email: 'bia@example.com', phoneE164: phone }),
      phoneOnly,
    ]);
    expect(index.people).toHaveLength(3);
    expect(index.find({ match: 'PHONE_NUMBER', value: phone })?.records).toEqual([phoneOnly]);
  });

  test('finds a person by any key of any of their records', () => {
    const record = createVisitorRecord({ source: 'SPACEBRING', reference: 'u1', email: ana, phoneE164: phone });
    const index = createIdentityIndex([record]);
    for (const key of record.keys) expect(index.find(key)?.key).toEqual({ match: 'EMAIL', value: ana });
  });

  test('keeps records without e-mail and phone apart unless the source says they are the same', () => {
    const index = createIdentityIndex([
      createVisitorRecord({ source: 'RESIDENT', reference: 'r1/joao' }),
      createVisitorRecord({ source: 'RESIDENT', reference: 'r1/joao' }),
      createVisitorRecord({ source: 'RESIDENT', reference: 'r2/joao' }),
    ]);
    expect(index.people.map(({ records }) => records.length)).toEqual([2, 1]);
  });

  test('does not know strangers', () => {
    const index = createIdentityIndex([]);
    expect(index.find({ match: 'EMAIL', value: ana })).toBeNull();
    expect(index.personOf(createVisitorRecord({ email: ana }))).toBeNull();
  });
});
