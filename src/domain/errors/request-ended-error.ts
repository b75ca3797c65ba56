/** Ends the work for a request that has passed its deadline or whose client has left. */
export class RequestEndedError extends Error {
  override readonly name = 'RequestEndedError';

  constructor() {
    super('The deadline of the request passed while the gateway computed its answer');
  }
}
