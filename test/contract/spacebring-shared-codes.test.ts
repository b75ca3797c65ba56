import type { Visit } from '../../src/domain/model/visit.js';
import { problemOf } from '../support/user-problems.js';
import { NOW } from './spacebring-sandbox.js';
import { useSpacebringWrites } from './spacebring-write-harness.js';

const AT_ONCE = { at: null, force: false };

describe('where two visits of a day have the same access code', () => {
  describe('and the Check-ins API answers', () => {
    const subject = useSpacebringWrites({ differentCodes: 1 });

    test('a visit is checked in and out by its id, and no other one is', async () => {
      const [other, meant] = [await subject().schedule(), await subject().schedule()];
      const { visitWriter, visits } = subject().newRequest();
      expect(other.accessCode).toBe(meant.accessCode);
      expect(await visitWriter.checkInVisit({ sourceId: meant.sourceId }, NOW)).toMatchObject({ status: 'CHECKED_IN' });
      expect(await visitWriter.checkOutVisit({ sourceId: meant.sourceId }, AT_ONCE, NOW)).toMatchObject({
        sourceId: meant.sourceId,
        status: 'CHECKED_OUT',
      });
      expect(await visits.loadVisit(other.sourceId, NOW)).toMatchObject({ status: 'EXPECTED' });
    });
  });

  describe('and it does not', () => {
    const subject = useSpacebringWrites({ differentCodes: 1, checkInsRefusal: 403 });

    test('nobody is checked in, and who asks is told why', async () => {
      const visits: Visit[] = [await subject().schedule(), await subject().schedule()];
      await subject().sandbox.takeRequests();
      for (const { sourceId } of visits) {
        const { visitWriter } = subject().newRequest();
        expect(await problemOf(visitWriter.checkInVisit({ sourceId }, NOW))).toEqual({
          code: 'CONFLICT',
          field: ['id'],
        });
      }
      expect((await subject().sandbox.takeRequests()).join()).not.toContain('POST /visitors/visits/v1/checkin');
      for (const { sourceId } of visits) {
        const visit = await subject().newRequest().visits.loadVisit(sourceId, NOW);
        expect(visit).toMatchObject({ status: 'EXPECTED' });
      }
    });
  });
});

describe.each([403, 404] as const)('where check-ins answer %i', (checkInsRefusal) => {
  const subject = useSpacebringWrites({ checkInsRefusal });

  test('a visit is checked in and out by its code, once the visits of the day are known', async () => {
    const { sourceId } = await subject().schedule();
    await subject().sandbox.takeRequests();
    const { visitWriter } = subject().newRequest();
    expect(await visitWriter.checkInVisit({ sourceId }, NOW)).toMatchObject({ sourceId, status: 'CHECKED_IN' });
    expect(await subject().sandbox.takeRequests()).toEqual([
      'GET /visitors/visits/v1 ×1',
      'GET /visitors/visits/v1/:id ×1',
      'POST /check_ins/v1/checkin ×1',
      'POST /visitors/visits/v1/checkin ×1',
    ]);
    expect(await visitWriter.checkOutVisit({ sourceId }, AT_ONCE, NOW)).toMatchObject({ status: 'CHECKED_OUT' });
  });
});
