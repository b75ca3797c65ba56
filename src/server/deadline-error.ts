/** Why a request's signal aborted: its time is up, or its answer has been sent and nobody waits any more. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}
