/** The age of one source's answers in one request. */
export interface Freshness {
  /** When the oldest of them was read; null without reads. */
  readonly oldestReadAt: Date | null;
  /** Whether one was served after its TTL because the source cannot be read. */
  readonly isStale: boolean;
}
