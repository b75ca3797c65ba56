import type { W3lcomeBehaviour } from './w3lcome-behaviour.js';
import type { W3lcomeState } from './w3lcome-state.js';

/** The context of the routes. */
export interface W3lcomeServer {
  readonly state: W3lcomeState;
  readonly behaviour: W3lcomeBehaviour;
  readonly clock: { now(): Date };
  /** The uuid for the record that the current request creates. */
  newId(): string;
  /** The card number for the invitee that the current request creates. */
  newCardNumber(): number;
}

export interface IdRoute {
  Params: { id: string };
}

export interface ListRoute {
  Querystring: Record<string, unknown>;
}
