import { fingerprint } from '../../../../src/domain/lists/fingerprint.js';
import { createPaginator } from '../../../../src/domain/lists/paginator.js';
import { createEncryptor } from '../../../../src/platform/encryptor.js';

const encryptor = createEncryptor('a secret that is long enough');
const now = new Date('2026-06-15T12:00:00Z');
const range = { from: new Date('2026-06-01T00:00:00Z'), to: new Date('2026-07-01T00:00:00Z') };
const question = { filter: { search: 'ana', sources: ['W3LCOME', 'RESIDENT'] }, direction: 'DESC' };
const open = (after: string | null, changes: object = {}) =>
  createPaginator(encryptor, { list: 'visits', args: question, after, now, resolveRange: () => range, ...changes });

describe('a paginator', () => {
  const cursor = open(null).cursorAt([5, 'W3LCOME', 'visit/1'], 'hint');

  test('goes on with the range, the now and the position of its cursor', () => {
    const later = open(cursor, { now: new Date('2030-01-01'), resolveRange: () => ({ from: now, to: now }) });
    expect(later).toMatchObject({ now, range, after: [5, 'W3LCOME', 'visit/1'], resumeToken: 'hint' });
  });

  test('accepts the same question written in another order', () => {
    const same = { direction: 'DESC', filter: { sources: ['RESIDENT', 'W3LCOME'], search: 'ana', statuses: null } };
    expect(open(cursor, { args: same }).after).toEqual([5, 'W3LCOME', 'visit/1']);
  });

  test.each([
    ['another list', { list: 'tickets' }, 'after: is a cursor of another list'],
    ['another filter', { args: { ...question, filter: {} } }, 'after: is a cursor of another filter or order'],
    ['another order', { args: { ...question, direction: 'ASC' } }, 'after: is a cursor of another filter or order'],
  ])('refuses a cursor of %s', (_what, changes, message) => {
    expect(() => open(cursor, changes)).toThrow(message);
  });

  test('refuses a cursor of which any one character was changed', () => {
    for (const position of [0, 10, cursor.length - 1]) {
      const other = cursor[position] === 'A' ? 'B' : 'A';
      const tampered = cursor.slice(0, position) + other + cursor.slice(position + 1);
      expect(() => open(tampered)).toThrow('after: is not a cursor of this graph');
    }
  });

  test('refuses a cursor of a gateway with another secret', () => {
    const foreign = createPaginator(createEncryptor('another secret, as long'), {
      list: 'visits',
      args: question,
      after: null,
      now,
    });
    expect(() => open(foreign.cursorAt([1]))).toThrow('after: is not a cursor of this graph');
  });

  test.each([0, 1_000, 9_000, 12_000, 20_000, 500_000])('writes no cursor that it refuses: a hint of %i', (length) => {
    const position = [5, 'SPACEBRING', 'ticket/1'];
    const { after, resumeToken } = open(open(null).cursorAt(position, 'x'.repeat(length)));
    expect(after).toEqual(position);
    expect(resumeToken).toBe(length > 12_000 ? null : 'x'.repeat(length));
  });

  test('shows nothing of what it was made from in its cursor', () => {
    const decoded = Buffer.from(cursor, 'base64url').toString('latin1');
    for (const text of ['visits', 'ana', 'W3LCOME', 'visit/1']) expect(decoded).not.toContain(text);
  });
});

describe('a fingerprint', () => {
  test('distinguishes null from an absent member only where requested', () => {
    expect(fingerprint({ a: 1, b: null })).toBe(fingerprint({ a: 1 }));
    expect(fingerprint({ a: 1, b: null }, { isNullIncluded: true })).not.toBe(
      fingerprint({ a: 1 }, { isNullIncluded: true }),
    );
  });

  test('is another for another value, however deep', () => {
    expect(fingerprint({ a: { b: [1, 2] } })).toBe(fingerprint({ a: { b: [2, 1] } }));
    expect(fingerprint({ a: { b: [1, 2] } })).not.toBe(fingerprint({ a: { b: [1, 3] } }));
  });
});
