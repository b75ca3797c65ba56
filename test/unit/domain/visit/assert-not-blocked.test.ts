import type { BlockedPerson } from '../../../../src/domain/model/blocked-person.js';
import { completeSlice, type SourceSlice } from '../../../../src/domain/source/source-slice.js';
import { assertNotBlocked, changedVisitor, describedVisitor } from '../../../../src/domain/visit/assert-not-blocked.js';
import { visitorOfRecords } from '../../../../src/domain/visitor/visitor.js';
import { blockedEntriesOf } from '../../../../src/domain/visitor/visitor-relations.js';
import { createFakeAdapter } from '../../../support/fakes/fake-adapter.js';
import { overlaySlice } from '../../../support/fakes/fake-data.js';
import { createListEnvironment } from '../../../support/list-environment.js';
import { createVisitorRecord } from '../../../support/records.js';
import { createWriteEnvironment } from '../../../support/write-environment.js';

const NOW = new Date('2026-06-15T12:00:00Z');
const MALLORY: BlockedPerson = {
  nodeType: 'BlockedPerson',
  source: 'W3LCOME',
  sourceId: '1',
  name: 'Mallory',
  reason: 'Threw a chair',
  email: 'mallory@example.com',
  phoneNumber: '11987654321',
  phoneE164: '+5511987654321',
  document: 'AB-12345',
  documents: ['AB12345'],
};
const ANA = { email: 'ana@example.com', phoneNumber: null, document: null };
const RECORD = createVisitorRecord({
  email: 'ana@example.com',
  phoneNumber: '+5511912345678',
  phoneE164: '+5511912345678',
  documents: ['CD67890'],
});

function envWith(given: Partial<SourceSlice<BlockedPerson>> = {}) {
  const slice = overlaySlice(completeSlice([MALLORY], NOW), given);
  const blockedPeople = { readBlockedPeople: async () => slice, loadBlockedPerson: async () => null };
  const adapters = { W3LCOME: { ...createFakeAdapter('W3LCOME', {}), blockedPeople } };
  return createListEnvironment({ adapters, now: NOW });
}

const check = (visitor: Parameters<typeof assertNotBlocked>[1], given: Partial<SourceSlice<BlockedPerson>> = {}) =>
  assertNotBlocked(
    createWriteEnvironment(() => envWith(given)),
    visitor,
  );

const BLOCKED = { name: 'UserProblemError', problems: [{ code: 'BLOCKED_VISITOR', field: ['visitor'] }] };
const UNREADABLE = { name: 'SourceFaultError', code: 'UPSTREAM_UNAVAILABLE', source: 'W3LCOME' };

describe('a described visitor', () => {
  test.each([
    ['e-mail', { email: 'Mal\u200blory@Example.com' }],
    ['phone', { phoneNumber: '+5511987654321' }],
    ['document', { document: 'ab–12.345' }],
  ])('is refused by %s', async (_what, given) => {
    await expect(check(describedVisitor({ ...ANA, ...given }))).rejects.toMatchObject(BLOCKED);
  });

  test('passes when nothing of them is on the list', async () => {
    await expect(check(describedVisitor(ANA))).resolves.toBeUndefined();
  });
});

describe('a visitor after a change', () => {
  test.each([
    ['e-mail', { email: 'mallory@example.com' }],
    ['phone', { phoneNumber: '+5511987654321' }],
    ['document', { document: 'AB12345' }],
  ])('is refused by the %s that is new', async (_what, changes) => {
    await expect(check(changedVisitor(RECORD, { name: 'Ana', ...changes }))).rejects.toMatchObject(BLOCKED);
  });

  test.each([
    ['e-mail', { email: 'mallory@example.com' }],
    ['phone', { phoneNumber: '+5511987654321', phoneE164: '+5511987654321' }],
    ['document', { documents: ['AB12345'] }],
  ])('is refused by the %s that stays', async (_what, kept) => {
    const visitor = changedVisitor({ ...RECORD, ...kept }, { name: 'Another name' });
    await expect(check(visitor)).rejects.toMatchObject(BLOCKED);
  });

  test('is not refused by what the change takes away', async () => {
    const mallory = { ...RECORD, email: 'mallory@example.com', phoneE164: '+5511987654321', documents: ['AB12345'] };
    const visitor = changedVisitor(mallory, { name: 'Ana', email: null, phoneNumber: null, document: null });
    await expect(check(visitor)).resolves.toBeUndefined();
  });
});

describe('a list of which an entry is missing', () => {
  test.each<[string, Partial<SourceSlice<BlockedPerson>>]>([
    ['cannot be decoded', { droppedCount: 1 }],
    ['was not read', { isComplete: false }],
  ])('lets no visitor pass: one %s', async (_what, given) => {
    await expect(check(describedVisitor(ANA), given)).rejects.toMatchObject(UNREADABLE);
    await expect(check(RECORD, given)).rejects.toMatchObject(UNREADABLE);
    expect(
      await blockedEntriesOf(
        envWith(given),
        visitorOfRecords([RECORD], { key: RECORD.keys[0], matchedBy: RECORD.keys[0].match, areAllRecordsKnown: true }),
      ),
    ).toBeNull();
  });

  test('still refuses whom it names', async () => {
    await expect(check(describedVisitor({ ...ANA, document: 'AB12345' }), { droppedCount: 1 })).rejects.toMatchObject(
      BLOCKED,
    );
  });

  test('is told from a whole one', async () => {
    expect(
      await blockedEntriesOf(
        envWith(),
        visitorOfRecords([RECORD], { key: RECORD.keys[0], matchedBy: RECORD.keys[0].match, areAllRecordsKnown: true }),
      ),
    ).toEqual([]);
  });
});
