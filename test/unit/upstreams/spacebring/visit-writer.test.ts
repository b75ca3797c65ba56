import type { VisitDraft } from '../../../../src/domain/model/visit.js';
import { problemsOf } from '../../../contract/suites/write-checks.js';
import { problemOf } from '../../../support/user-problems.js';
import { VISITOR, visitDraft } from '../../../support/write-drafts.js';
import { idOf, memberOf, NOW, PLACES, visitAt } from './scripted-spacebring.js';
import { failWith, refuseWith, type Script, scriptWrites } from './scripted-writes.js';

const VISITS = '/visitors/visits/v1';
const ONE = `${VISITS}/{id}`;
const [HERE] = PLACES;
const ID = idOf('visit', 1);
const SOON = new Date('2026-03-10T14:00:00.500Z');

const visit = (changes: object = {}) => ({
  visit: visitAt(1, '2026-03-10T14:00:00Z', { code: '123456', locationRef: HERE, ...changes }),
});
const writerOf = (script: Script) => scriptWrites(script).writers.visitWriter;
const draft = (given: Partial<VisitDraft> = {}) => visitDraft({ expectedAt: SOON, locationId: HERE, ...given });

describe('a cancelled visit', () => {
  const cancel = (...reads: (() => unknown)[]) =>
    writerOf({ [`GET ${ONE}`]: [() => visit(), ...reads], [`DELETE ${ONE}`]: () => undefined }).cancelVisit(ID, NOW);
  const cancelled = { sourceId: ID, status: 'CANCELLED', cancelledAt: NOW };

  test('that can no longer be read is the last one, cancelled', async () => {
    expect(await cancel(() => refuseWith('notFound', 'gone', 404))).toMatchObject(cancelled);
  });

  test('stays cancelled when the source fails after it', async () => {
    expect(await cancel(() => failWith())).toMatchObject(cancelled);
  });

  test('is cancelled where older generations do not say when', async () => {
    expect(await cancel(() => visit())).toMatchObject(cancelled);
  });

  test('carries the source’s own time', async () => {
    const cancelledAt = new Date('2026-03-10T11:59:00Z');
    expect(await cancel(() => visit({ deleteDate: '2026-03-10T11:59:00Z' }))).toMatchObject({
      ...cancelled,
      cancelledAt,
    });
  });

  test.each([
    ['visitCanceled', 'CANCELLED'],
    ['alreadyCheckedIn', 'ALREADY_CHECKED_IN'],
    ['somethingElse', 'REJECTED_BY_SOURCE'],
  ])('that the source refuses for %s is %s', async (word, code) => {
    const writer = writerOf({ [`GET ${ONE}`]: () => visit(), [`DELETE ${ONE}`]: () => refuseWith(word) });
    expect(await problemsOf(writer.cancelVisit(ID, NOW))).toMatchObject([{ code, sourceCode: word }]);
  });
});

describe('a refusal', () => {
  const schedule = (message: string, locations?: () => never) =>
    writerOf({
      [`POST ${VISITS}`]: () => refuseWith('nope', message),
      ...(locations && { 'GET /locations/v1': locations }),
    }).scheduleVisit(draft(), NOW);

  test('is passed on in the source’s words', async () => {
    const [problem] = await problemsOf(schedule('Spacebring refused the request: the room is closed'));
    expect(problem).toMatchObject({
      code: 'REJECTED_BY_SOURCE',
      message: 'Spacebring refused the request: the room is closed.',
      sourceCode: 'nope',
    });
  });

  test.each(['ana@guest.example is known', 'call +351 912 000 111'])('does not repeat “%s”', async (words) => {
    const [problem] = await problemsOf(schedule(`Spacebring refused the request: ${words}`));
    expect(problem?.message).toBe('Spacebring refused the request.');
  });

  test('stays one when its reason cannot be looked for', async () => {
    expect(await problemOf(schedule('no', () => failWith()))).toEqual({ code: 'REJECTED_BY_SOURCE', field: null });
  });
});

test('a former member cannot be a host', async () => {
  const membership = memberOf(1, HERE, { deleteDate: '2026-01-01T00:00:00Z' });
  const writer = writerOf({ 'GET /community/memberships/v1/{id}': () => ({ membership }) });
  const problem = await problemOf(writer.scheduleVisit(draft({ hostId: idOf('membership', 1) }), NOW));
  expect(problem).toEqual({ code: 'INVALID_INPUT', field: ['hostId'] });
});

test('the location of a host who is known as a user only has to be named', async () => {
  const hostId = `user/${idOf('user', 1)}`;
  const problem = await problemOf(writerOf({}).scheduleVisit(draft({ hostId, locationId: null }), NOW));
  expect(problem).toEqual({ code: 'INVALID_INPUT', field: ['locationId'] });
});

test('an answer without the visit is no answer', async () => {
  const write = writerOf({ [`POST ${VISITS}`]: () => ({}) }).scheduleVisit(draft(), NOW);
  await expect(write).rejects.toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
});

test('a visit that was written is answered although its zone cannot be read', async () => {
  const script = { [`POST ${VISITS}`]: () => visit(), 'GET /locations/v1': () => failWith() };
  expect(await writerOf(script).scheduleVisit(draft(), NOW)).toMatchObject({ sourceId: ID, status: 'EXPECTED' });
});

describe('looking for a visit', () => {
  const ours = (changes: object = {}) =>
    visitAt(1, '2026-03-10T14:00:00Z', { visitor: VISITOR, createDate: '2026-03-10T12:00:00Z', ...changes });
  const find = (list: () => unknown, maxPages?: number) =>
    scriptWrites(
      { [`GET ${VISITS}`]: list },
      maxPages === undefined ? {} : { maxPages },
    ).writers.visitWriter.findScheduledVisits(draft(), NOW, NOW);

  test('finds it with its milliseconds cut off, and without a creation time', async () => {
    expect(await find(() => ({ visits: [ours()] }))).toHaveLength(1);
    expect(await find(() => ({ visits: [ours({ createDate: undefined })] }))).toHaveLength(1);
    expect(await find(() => ({ visits: [ours({ date: '2026-03-10T14:00:01Z' })] }))).toEqual([]);
  });

  test('finds a visitor whose name the source has split', async () => {
    const visitor = { ...VISITOR, name: 'Ana Lúcia', surname: 'Prado' };
    expect(await find(() => ({ visits: [ours({ visitor })] }))).toHaveLength(1);
  });

  test('does not call absent what may be on a page that was not read', async () => {
    let count = 0;
    const pages = () => {
      count += 1;
      return { visits: [], nextPageToken: String(count) };
    };
    await expect(find(pages, 2)).rejects.toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE', isDelivered: false });
  });

  test('does not call absent what may be a record that cannot be read', async () => {
    await expect(find(() => ({ visits: [{ id: ID }] }))).rejects.toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
  });
});
