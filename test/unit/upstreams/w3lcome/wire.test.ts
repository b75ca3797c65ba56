import { formatInstant, parseInstant } from '../../../../src/upstreams/w3lcome/values.js';
import {
  blockedPersonSchema,
  companyFieldSchema,
  hostSchema,
  inviteeSchema,
  visitSchema,
} from '../../../../src/upstreams/w3lcome/wire.js';
import { INVITEE, VISIT, visitWire } from './samples.js';

const TIME_ZONE = 'America/Sao_Paulo';

describe('a time of the source', () => {
  test.each([
    ['2026-03-10T09:15:00-03:00', '2026-03-10T12:15:00.000Z'],
    ['2026-03-10T12:15:00Z', '2026-03-10T12:15:00.000Z'],
    ['2026-03-10T12:15:00.250Z', '2026-03-10T12:15:00.250Z'],
    ['2026-03-10 09:15:00-03:00', '2026-03-10T12:15:00.000Z'],
    ['2026-03-31T23:59:59-03:00', '2026-04-01T02:59:59.000Z'],
    ['2026-03-10T09:15:00', '2026-03-10T12:15:00.000Z'],
    ['2026-03-10', '2026-03-10T03:00:00.000Z'],
    ['20260310T091500-0300', '2026-03-10T12:15:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(parseInstant(text, TIME_ZONE)?.toISOString()).toBe(expected);
  });

  test.each(['', 'soon', '10/03/2026', '2026-02-30T10:00:00Z', '2026-13-01T10:00:00Z', '1773144900'])(
    '%j is none',
    (text) => {
      expect(parseInstant(text, TIME_ZONE)).toBeNull();
    },
  );

  test('is sent with the offset of the account, without fraction', () => {
    expect(formatInstant(new Date('2026-03-10T12:15:00.250Z'), TIME_ZONE)).toBe('2026-03-10T09:15:00-03:00');
  });
});

describe('a record', () => {
  test.each<[string, { safeParse(value: unknown): { success: boolean } }, unknown]>([
    ['a visit with an id and a check-in only', visitSchema(TIME_ZONE), { id: 'a', checkinAt: VISIT['checkinAt'] }],
    ['an invitee with an id and a time only', inviteeSchema(TIME_ZONE), { id: 'a', expectedAt: INVITEE['expectedAt'] }],
    ['a host with an id only', hostSchema, { id: 'a' }],
    ['a blocked person with an id only', blockedPersonSchema, { id: 'a' }],
    ['a field with an id and a type only', companyFieldSchema, { id: 'a', type: 'Email' }],
    ['a visit with a host without an id', visitSchema(TIME_ZONE), { ...VISIT, host: { name: 'Carla' } }],
    ['a visit with odd custom fields', visitSchema(TIME_ZONE), { ...VISIT, customFields: [null, 7, { name: 'x' }] }],
  ])('%s decodes', (_, schema, value) => {
    expect(schema.safeParse(value).success).toBe(true);
  });

  test.each<[string, { safeParse(value: unknown): { success: boolean } }, unknown]>([
    ['a visit without an id', visitSchema(TIME_ZONE), { ...VISIT, id: undefined }],
    ['a visit whose check-in cannot be read', visitSchema(TIME_ZONE), { ...VISIT, checkinAt: 'yesterday' }],
    ['an invitee without a time', inviteeSchema(TIME_ZONE), { ...INVITEE, expectedAt: null }],
    ['a text', hostSchema, 'host'],
  ])('%s does not', (_, schema, value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });

  test('reads null, omitted and blank members alike', () => {
    const members = (value: unknown) => {
      const { name, notes, isInsideCompany, checkoutAt } = visitWire({
        name: value,
        notes: value,
        isInsideCompany: value,
        checkoutAt: value,
      });
      return [name, notes, isInsideCompany, checkoutAt];
    };
    expect([members(null), members(undefined), members(' ')]).toEqual(Array(3).fill([null, null, null, null]));
  });

  test('keeps its ids as the source writes them', () => {
    const { id, host } = visitWire();
    expect([id, host?.id]).toEqual(['8A6E0804-2BD0-4672-B79D-D97027F9071A', 'C9F0F895FB98AB9159F51FD0297E236D']);
  });
});
