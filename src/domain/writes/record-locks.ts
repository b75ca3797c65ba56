/** Port: one writer at a time per record, across replicas where they share Redis. */
export interface RecordLocks {
  /** Runs `work` alone among all that name the same record. Rejects with SourceFaultError-free errors of `work` only. */
  run<T>(record: string, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}
