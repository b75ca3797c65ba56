import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 250;

/**
 * Repeats `attempt` until it returns a value: after 20 ms at first, later every 250 ms.
 * @throws the signal's reason as soon as it aborts.
 */
export async function retryUntilAnswered<T>(signal: AbortSignal, attempt: () => Promise<T | undefined>): Promise<T> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    const answer = await attempt();
    if (answer !== undefined) return answer;
    // The sleep's own rejection is not the signal's reason.
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    signal.throwIfAborted();
  }
}
