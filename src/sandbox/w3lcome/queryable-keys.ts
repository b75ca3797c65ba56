import type { QueryableList } from './list-query.js';
import { contentOf } from './visitor-content.js';
import { renderBlockedPerson, renderHost } from './w3lcome-render.js';
import type { StoredBlockedPerson, StoredHost, StoredInvitee, StoredVisit, W3lcomeState } from './w3lcome-state.js';

/** The readable part of the vendor's closed table. */
export function visitList(state: W3lcomeState): QueryableList<StoredVisit> {
  const times: Readonly<Record<string, (visit: StoredVisit) => number | null>> = {
    checkinAt: (visit) => visit.checkinAt,
    checkoutAt: (visit) => visit.checkoutAt,
  };
  return {
    store: state.visits,
    maxLimit: 1000,
    isClosed: true,
    keyOf(name) {
      const read = times[name];
      return read === undefined ? undefined : { kind: 'time', read };
    },
  };
}

const INVITEE_TEXTS = ['name', 'phone', 'cpf', 'rg', 'document', 'email', 'address', 'company'] as const;

export function inviteeList(state: W3lcomeState): QueryableList<StoredInvitee> {
  return {
    store: state.invitees,
    maxLimit: 2000,
    isClosed: true,
    keyOf(name) {
      if (name === 'expectedAt') return { kind: 'time', read: (invitee) => invitee.expectedAt };
      if (name === 'hostId') return { kind: 'text', read: ({ host }) => host.id };
      if (name === 'hostName') return { kind: 'text', read: ({ host }) => (state.hosts.get(host.id) ?? host).name };
      const member = INVITEE_TEXTS.find((text) => text === name);
      return member === undefined ? undefined : { kind: 'text', read: ({ content }) => contentOf(content)[member] };
    },
  };
}

/** "Any field in the Host object". */
export function hostList(state: W3lcomeState): QueryableList<StoredHost> {
  return {
    store: state.hosts,
    maxLimit: 1000,
    isClosed: false,
    keyOf: (name) => ({ kind: 'text', read: (host) => asText(renderHost(host)[name]) }),
  };
}

/** "Any field in the blocked list object". */
export function blockedList(state: W3lcomeState): QueryableList<StoredBlockedPerson> {
  return {
    store: state.blocked,
    maxLimit: 1000,
    isClosed: false,
    keyOf: (name) => ({ kind: 'text', read: (person) => asText(renderBlockedPerson(person)[name]) }),
  };
}

function asText(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}
