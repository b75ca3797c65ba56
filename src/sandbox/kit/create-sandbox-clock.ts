/** Starts at `start` (null: the machine's time) and, unless frozen, runs at the machine's pace. */
export function createSandboxClock({ start, isFrozen }: { start: Date | null; isFrozen: boolean }): { now(): Date } {
  const begunAt = Date.now();
  const startMs = start?.getTime() ?? begunAt;
  return { now: () => new Date(isFrozen ? startMs : startMs + Date.now() - begunAt) };
}
