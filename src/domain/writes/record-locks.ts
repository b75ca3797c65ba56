import { encodeNodeId, type NodeId } from '../ids/node-id.js';

/** Port: one writer at a time per record, across replicas where they share Redis. */
export interface RecordLocks {
  /**
   * Runs `work` alone among all that name the same record. Rejects with what `work` rejects with and, before it has begun, with
   * the signal's reason or WritesUnavailableError.
   */
  run<T>(record: string, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

/** Names a record to RecordLocks. Sources compare ids without case, so two spellings of one id are one lock. */
export function recordLockKey(id: NodeId): string {
  return encodeNodeId({ ...id, sourceId: id.sourceId.toLowerCase() });
}
