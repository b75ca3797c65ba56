import type { Random } from '../world/world.js';
import type { W3lcomeBehaviour } from './w3lcome-behaviour.js';
import type { W3lcomeState } from './w3lcome-state.js';

/** What the routes work on. */
export interface W3lcomeServer {
  readonly state: W3lcomeState;
  readonly behaviour: W3lcomeBehaviour;
  readonly clock: { now(): Date };
  /** A new lower-case uuid; the next one differs. */
  nextId(): string;
  /** Draws the numbers of new invitees' cards. */
  readonly cards: Random;
}

export interface IdRoute {
  Params: { id: string };
}

export interface ListRoute {
  Querystring: Record<string, unknown>;
}
