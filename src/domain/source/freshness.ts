/** How old the answers are that one request has been given of one source. */
export interface Freshness {
  /** When the oldest of them was read; null where nothing has been read. */
  readonly oldestReadAt: Date | null;
  /** Whether any was served past its time because the source could not be read. */
  readonly isStale: boolean;
}
