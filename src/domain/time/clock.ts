/** The source of "now", so that tests can set the time. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that starts at `start` and, unless frozen, runs with that of the machine. */
export function createClock({ start, isFrozen }: { start: Date; isFrozen: boolean }): Clock {
  if (isFrozen) return { now: () => new Date(start) };
  const offsetMs = start.getTime() - Date.now();
  return { now: () => new Date(Date.now() + offsetMs) };
}
