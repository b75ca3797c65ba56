import type { W3lcomeBehaviour } from './w3lcome-behaviour.js';
import type { W3lcomeState } from './w3lcome-state.js';

/** What the routes work on. */
export interface W3lcomeServer {
  readonly state: W3lcomeState;
  readonly behaviour: W3lcomeBehaviour;
  readonly clock: { now(): Date };
  /** The uuid for what the request at hand creates. */
  newId(): string;
  /** The card number for the invitee that the request at hand creates. */
  newCardNumber(): number;
}

export interface IdRoute {
  Params: { id: string };
}

export interface ListRoute {
  Querystring: Record<string, unknown>;
}
