export interface NodeIdInput extends IdempotentInput {
  readonly id: string;
}

/** What every mutation's input carries. */
export interface IdempotentInput {
  /** 1 to 200 characters; the same key with the same input gives the first call's outcome for 24 hours. */
  readonly idempotencyKey?: string | null;
}
