/** How many reads one client request may send to the sources. Cached and shared answers do not count. */
export interface CallLimit {
  readonly maximum: number;
  /** Reads that were refused so far, by this limit and by those of the request's writes. */
  refusedCount(): number;
  /** Counts one read. Returns false, and counts a refusal, when the limit is reached. */
  take(): boolean;
  /** Takes back a read that was answered without a call. */
  release(): void;
  /** A limit of the same size for one write: a write never fails because of what the request has read before. */
  forWrite(): CallLimit;
}

export function createCallLimit(maximum: number, onRefused: () => void = () => {}): CallLimit {
  let madeCount = 0;
  let refusedCount = 0;
  const refuse = () => {
    refusedCount += 1;
    onRefused();
  };
  return {
    maximum,
    refusedCount: () => refusedCount,
    take() {
      if (madeCount >= maximum) {
        refuse();
        return false;
      }
      madeCount += 1;
      return true;
    },
    release() {
      madeCount -= 1;
    },
    forWrite: () => createCallLimit(maximum, refuse),
  };
}
