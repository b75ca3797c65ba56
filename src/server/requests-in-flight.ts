/** Counts what has begun and not ended: answers on their way, and writes that go on without their client. */
export interface RequestsInFlight {
  /** Begins one; the returned function ends it. */
  enter(): () => void;
  /** Resolves when none is left. */
  settled(): Promise<void>;
}

export function createRequestsInFlight(): RequestsInFlight {
  let count = 0;
  let waiting: (() => void)[] = [];
  const leave = () => {
    count -= 1;
    if (count > 0) return;
    for (const tell of waiting) tell();
    waiting = [];
  };
  return {
    enter() {
      count += 1;
      return leave;
    },
    settled: () =>
      new Promise((resolve) => {
        if (count === 0) resolve();
        else waiting.push(resolve);
      }),
  };
}
