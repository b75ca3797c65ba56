/** Work for a request that has passed its deadline, or that nobody waits for any more, is not gone on with. */
export class RequestEndedError extends Error {
  override readonly name = 'RequestEndedError';

  constructor() {
    super('The deadline of the request passed while its answer was worked out');
  }
}
