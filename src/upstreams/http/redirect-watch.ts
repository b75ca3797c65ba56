import type { FailedAttempt } from './failed-attempt.js';
import type { HttpAnswer } from './http-exchange.js';

/** Passes refusals on; says of the first redirect that the source has moved. */
export function createRedirectWatch(warn: ((message: string) => void) | undefined) {
  let hasWarned = false;
  return ({ status }: HttpAnswer, refusal: FailedAttempt): FailedAttempt => {
    if (status >= 300 && status < 400 && !hasWarned) {
      warn?.(refusal.fault.message);
      hasWarned = true;
    }
    return refusal;
  };
}
