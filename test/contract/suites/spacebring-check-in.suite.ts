import type { Visit, VisitTarget, VisitWriter } from '../../../src/domain/model/visit.js';
import { addDays } from '../../../src/domain/time/time-range.js';
import type { UndocumentedBehaviour } from '../../../src/sandbox/spacebring/undocumented-behaviour.js';
import { problemOf } from '../../support/user-problems.js';
import { NOW } from '../spacebring-sandbox.js';
import { LATER, useSpacebringWrites } from '../spacebring-write-harness.js';
import { problemsOf } from './write-checks.js';

interface CheckOutOptions {
  readonly at: Date | null;
  readonly force: boolean;
}
const AT_ONCE: CheckOutOptions = { at: null, force: false };

/** The two ways in which a visit is named at the desk. */
function targetsAt(placeId: () => string): [string, (visit: Visit) => VisitTarget][] {
  return [
    ['id', ({ sourceId }) => ({ sourceId })],
    ['access code', ({ accessCode }) => ({ locationId: placeId(), accessCode: accessCode ?? '' })],
  ];
}

/** What the desk of a Spacebring keeps to, whatever habits it has; the visits of the day have codes of their own. */
export function describeSpacebringCheckIn(name: string, behaviour: Partial<UndocumentedBehaviour> = {}): void {
  describe(`the desk of ${name}`, () => {
    const subject = useSpacebringWrites(behaviour);
    const writer = (): VisitWriter => subject().newRequest().visitWriter;
    const placeId = () => subject().placeIds[0] ?? '';
    const checkIn = (target: VisitTarget) => writer().checkInVisit(target, NOW);
    const checkOut = (target: VisitTarget, options: CheckOutOptions = AT_ONCE) =>
      writer().checkOutVisit(target, options, NOW);

    describe.each(targetsAt(placeId))('by its %s a visit', (_name, targetOf) => {
      test('is checked in and out', async () => {
        const visit = await subject().schedule();
        const checkedIn = await checkIn(targetOf(visit));
        expect(checkedIn).toMatchObject({
          sourceId: visit.sourceId,
          status: 'CHECKED_IN',
          checkedInAt: NOW,
          isOnSite: true,
        });
        const checkedOut = await checkOut(targetOf(visit));
        expect(checkedOut).toMatchObject({
          sourceId: visit.sourceId,
          status: 'CHECKED_OUT',
          checkedOutAt: NOW,
          isOnSite: false,
        });
        expect(await subject().newRequest().visits.loadVisit(visit.sourceId, NOW)).toEqual(checkedOut);
      });

      test('is on the roll call from the check-in on', async () => {
        const visit = await subject().schedule();
        await checkIn(targetOf(visit));
        const { records } = await subject().newRequest().visits.readVisitsOnSite({ now: NOW });
        expect(records.map(({ sourceId }) => sourceId)).toContain(visit.sourceId);
      });

      test('is checked in once, and not after it is over', async () => {
        const target = targetOf(await subject().schedule());
        await checkIn(target);
        expect(await problemOf(checkIn(target))).toMatchObject({ code: 'ALREADY_CHECKED_IN' });
        await checkOut(target);
        const [problem] = await problemsOf(checkIn(target));
        expect(problem?.code).toMatch(/^ALREADY_CHECKED_(IN|OUT)$/);
      });

      test('is checked out once, by force too', async () => {
        const target = targetOf(await subject().schedule());
        await checkIn(target);
        await checkOut(target);
        expect(await problemOf(checkOut(target))).toMatchObject({ code: 'ALREADY_CHECKED_OUT' });
        expect(await problemOf(checkOut(target, { at: null, force: true }))).toMatchObject({
          code: 'ALREADY_CHECKED_OUT',
        });
      });

      test('is not checked out before it was checked in', async () => {
        const target = targetOf(await subject().schedule());
        expect(await problemOf(checkOut(target))).toMatchObject({ code: 'NOT_CHECKED_IN' });
      });

      test('is not checked in once it is cancelled', async () => {
        const visit = await subject().schedule();
        await writer().cancelVisit(visit.sourceId, NOW);
        expect(await problemOf(checkIn(targetOf(visit)))).toMatchObject({ code: 'CANCELLED' });
      });

      test('is checked in on its own day only', async () => {
        const target = targetOf(await subject().schedule({ expectedAt: addDays(LATER, 1) }));
        const field = 'sourceId' in target ? ['id'] : ['accessCode'];
        expect(await problemsOf(checkIn(target))).toMatchObject([
          { code: 'INVALID_INPUT', field, message: 'The access code is not valid today.' },
        ]);
      });
    });
  });
}
