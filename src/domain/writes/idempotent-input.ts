export interface NodeIdInput extends IdempotentInput {
  readonly id: string;
}

/** The common member of all inputs of mutations. */
export interface IdempotentInput {
  /** 1 to 200 characters; for 24 hours the same key and input give the outcome of the first call. */
  readonly idempotencyKey?: string | null;
}
