import type { RequestPriority } from './upstream-client.js';

/** Port: one source's quota as all replicas count it together. Nothing rejects. */
export interface SharedQuota {
  /**
   * How much of `limit` this process may use by its own count: its share while the common count is away. Infinite while
   * that decides alone, so that it knows of everyone who waits.
   */
  localLimit(limit: number): number;
  /** For how long nothing may start, in ms: others' last starts are unknown when the common count has just been lost. */
  quietMs(): number;
  /**
   * Asks for one start, which has to happen at once. 0 = granted; else the ms after which to ask again.
   * `limit`: starts in any sliding second; null = the source is only asked to rest now and then.
   */
  take(limit: number | null, priority: RequestPriority): Promise<number>;
  /** Every replica rests for so many ms. */
  pause(ms: number): void;
  /** False while the process counts for itself. */
  isShared(): boolean;
}
