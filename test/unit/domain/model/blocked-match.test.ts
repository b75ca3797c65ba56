import { isSamePerson } from '../../../../src/domain/model/blocked-match.js';
import type { BlockedPerson } from '../../../../src/domain/model/blocked-person.js';
import { createVisitorRecord } from '../../../support/records.js';

const entry = (given: Partial<BlockedPerson>): BlockedPerson => ({
  nodeType: 'BlockedPerson',
  source: 'W3LCOME',
  sourceId: '1',
  name: 'Ana',
  reason: null,
  email: null,
  phoneNumber: null,
  phoneE164: null,
  document: null,
  documents: [],
  ...given,
});

describe('the blocked list', () => {
  test.each([
    ['an e-mail in other letters', { email: 'Ana@Example.com ' }, { email: 'ana@example.com' }],
    ['a phone, both in E.164', { phoneE164: '+5511987654321' }, { phoneE164: '+5511987654321' }],
    ['a phone, digit by digit', { phoneNumber: '5511987654321' }, { phoneE164: '+5511987654321' }],
    ['a phone as the source wrote it', { phoneNumber: '11987654321' }, { phoneNumber: '(11) 98765-4321' }],
    ['an e-mail with another apostrophe', { email: 'o’brien@example.com' }, { email: "O'Brien@example.com" }],
    ['an e-mail with an invisible mark', { email: 'ana@example.com' }, { email: 'a\u200bna@exam\u00adple.com' }],
    ['a phone with an invisible mark', { phoneNumber: '11987654321' }, { phoneNumber: '\u202d(11) 98765‑4321' }],
    ['a document', { documents: ['AB123'] }, { documents: ['AB123'] }],
  ])('means a visitor with the same %s', (_what, blocked, visitor) => {
    expect(isSamePerson(entry(blocked), createVisitorRecord(visitor))).toBe(true);
  });

  test.each([
    ['the same name only', {}, {}],
    ['another phone', { phoneE164: '+5511987654321' }, { phoneE164: '+5511987654322' }],
    ['a phone where the entry has none', {}, { phoneE164: '+5511987654321' }],
    ['the same local number without an area', { phoneNumber: '8765432' }, { phoneNumber: '8765432' }],
    ['the same switchboard', { phoneNumber: '1198765432 x1' }, { phoneNumber: '1198765432 x1' }],
    ['a number without digits', { phoneNumber: '-' }, { phoneNumber: 'n/a' }],
  ])('does not mean a visitor with %s', (_what, blocked, visitor) => {
    expect(isSamePerson(entry(blocked), createVisitorRecord(visitor))).toBe(false);
  });
});
