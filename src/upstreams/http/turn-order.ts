import type { RequestScope } from './upstream-client.js';

/** Keeps every interactive turn above every batch turn, and is far beyond any number of turns. */
const INTERACTIVE_LEAD = 2 ** 50;

export interface Turn {
  /** The highest goes first; of equal ones, the one that has waited longer. */
  readonly priority: number;
  /** To be told when the turn has come. */
  served(): void;
}

/**
 * Interactive calls go before batch calls. Within a priority, requests take turns: a call's place is in the round after
 * the latest of its own request, and not before the round that is served now. So a request with hundreds of calls does
 * not hold up one with two, and a stream of small ones does not starve the large one.
 */
export function createTurnOrder(): (scope: RequestScope) => Turn {
  const rounds = { interactive: createRounds(), batch: createRounds() };
  return (scope) => {
    const turn = rounds[scope.priority](scope.requester ?? scope.signal);
    const lead = scope.priority === 'interactive' ? INTERACTIVE_LEAD : 0;
    return { priority: lead - turn.round, served: turn.served };
  };
}

function createRounds() {
  const latestOf = new WeakMap<object, number>();
  let current = 0;
  return (requester: object) => {
    const round = Math.max(current, latestOf.get(requester) ?? 0) + 1;
    latestOf.set(requester, round);
    const served = () => {
      current = Math.max(current, round);
    };
    return { round, served };
  };
}
