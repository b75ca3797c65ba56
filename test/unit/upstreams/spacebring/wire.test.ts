import { z } from 'zod';
import { ticketWithActivitiesWire } from '../../../../src/upstreams/spacebring/ticket.wire.js';
import {
  id,
  instant,
  instantOrNull,
  listWire,
  nothingWire,
  numberOrNull,
  readSpacebringError,
  singleWire,
  wholeNumberOrNull,
} from '../../../../src/upstreams/spacebring/wire.js';

const record = z.object({ id });

describe('times', () => {
  test.each([
    ['2026-03-10T14:00:00.000Z', '2026-03-10T14:00:00.000Z'],
    ['2026-03-10T14:00:00Z', '2026-03-10T14:00:00.000Z'],
    ['2026-03-10T11:00:00-03:00', '2026-03-10T14:00:00.000Z'],
    ['2026-03-10T14:00:00.123456', '2026-03-10T14:00:00.123Z'],
  ])('%s is %s', (written, expected) => {
    expect(instant.parse(written).toISOString()).toBe(expected);
  });

  test.each(['', 'soon', '10/03/2026', '2026-13-45T99:00:00Z', 12])('%p is no time', (written) => {
    expect(instant.safeParse(written).success).toBe(false);
  });

  test('an optional time may be absent, null or empty, but not unreadable', () => {
    const schema = z.object({ at: instantOrNull });
    expect([{}, { at: null }, { at: '' }].map((value) => schema.parse(value).at)).toEqual([null, null, null]);
    expect(schema.safeParse({ at: 'soon' }).success).toBe(false);
  });
});

describe('lists', () => {
  const list = listWire('things', record);

  test('decode record by record and count what they drop', () => {
    const page = list.parse({
      things: [{ id: 'a' }, { id: 7 }, null, { id: 'b', more: true }],
      nextPageToken: 'token',
    });
    expect(page).toEqual({ records: [{ id: 'a' }, { id: 'b' }], droppedCount: 2, next: 'token' });
  });

  test.each([{}, { things: null }, { things: [], nextPageToken: '' }])('%p is an empty last page', (body) => {
    expect(list.parse(body)).toEqual({ records: [], droppedCount: 0, next: undefined });
  });

  test.each([[[]], ['text'], [{ things: 'text' }]])('%p is no list', (body) => {
    expect(list.safeParse(body).success).toBe(false);
  });
});

describe('single records', () => {
  const single = singleWire('thing', record);

  test('come in an envelope, which may be empty', () => {
    expect([{ thing: { id: 'a' } }, { thing: null }, {}].map((body) => single.parse(body))).toEqual([
      { id: 'a' },
      null,
      null,
    ]);
  });

  test('must decode', () => {
    expect(single.safeParse({ thing: { name: 'a' } }).success).toBe(false);
  });
});

describe('error bodies', () => {
  test.each([
    [
      { message: 'Invalid', type: 'validationError', issues: [] },
      { message: 'Invalid', sourceCode: 'validationError' },
    ],
    [
      { code: 'invalidParams', message: 'Invalid' },
      { message: 'Invalid', sourceCode: 'invalidParams' },
    ],
    [{ error: 'invalid_grant' }, { message: null, sourceCode: 'invalid_grant' }],
    [{}, { message: null, sourceCode: null }],
    ['<html>', { message: null, sourceCode: null }],
    [undefined, { message: null, sourceCode: null }],
  ])('%p is read as %p', (body, expected) => {
    expect(readSpacebringError(400, body)).toEqual(expected);
  });

  test('reads no word from a success that could not be read: the code of a visit is no word of a refusal', () => {
    expect(readSpacebringError(200, { code: 'A1B2C3', message: 'Ana Lima' })).toEqual({
      message: null,
      sourceCode: null,
    });
  });
});

describe('the error body under a 200', () => {
  const errors = [{ message: 'Try again later', type: 'internal' }, { message: 'no' }, { type: 'no' }, { code: 'no' }];

  test.each(errors)('%p is no empty list, no absent record and no success', (body) => {
    expect(listWire('things', record).safeParse(body).success).toBe(false);
    expect(listWire('things', record).safeParse({ ...body, things: null }).success).toBe(false);
    expect(singleWire('thing', record).safeParse(body).success).toBe(false);
    expect(ticketWithActivitiesWire.safeParse(body).success).toBe(false);
    expect(nothingWire.safeParse(body).success).toBe(false);
  });

  test.each([undefined, '', {}, { ticket: null, activities: [] }])('%p is nothing', (body) => {
    expect(nothingWire.parse(body)).toBeUndefined();
  });
});

test.each([
  [7, 7, 7],
  [2 ** 40, 2 ** 40, 2 ** 40],
  [2 ** 63, 2 ** 63, null],
  [0.5, 0.5, null],
  [-1, null, null],
  ['7', null, null],
])('%p is the number %p, and %p where a whole one is wanted', (value, number, whole) => {
  expect([numberOrNull.parse(value), wholeNumberOrNull.parse(value)]).toEqual([number, whole]);
});
