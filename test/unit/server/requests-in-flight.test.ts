import { createRequestsInFlight } from '../../../src/server/graceful-shutdown.js';

test('it is settled at once where nothing is in flight', async () => {
  await expect(createRequestsInFlight().settled()).resolves.toBeUndefined();
});

test('it is settled when the last one has ended, not before', async () => {
  const inFlight = createRequestsInFlight();
  const [first, second] = [inFlight.enter(), inFlight.enter()];
  let isSettled = false;
  const settled = inFlight.settled().then(() => {
    isSettled = true;
  });
  first();
  await Promise.resolve();
  const wasSettledEarly = isSettled;
  second();
  await settled;
  expect(wasSettledEarly).toBe(false);
});
