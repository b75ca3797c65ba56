/** Starts at `start` and, unless frozen, runs on with the machine's clock. Null: the machine's time. */
export function createSandboxClock({ start, isFrozen }: { start: Date | null; isFrozen: boolean }): { now(): Date } {
  const begunAt = Date.now();
  const startMs = start?.getTime() ?? begunAt;
  return { now: () => new Date(isFrozen ? startMs : startMs + Date.now() - begunAt) };
}
