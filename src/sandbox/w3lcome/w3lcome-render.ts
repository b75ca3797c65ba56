import { toOffsetTime } from './offset-time.js';
import { contentOf } from './visitor-content.js';
import type { StoredBlockedPerson, StoredHost, StoredInvitee, StoredVisit, W3lcomeState } from './w3lcome-state.js';

type Answer = Readonly<Record<string, unknown>>;

export function renderHost(host: StoredHost): Answer {
  return present({ ...host, type: 'host', isPhoneValid: host.phone === null ? null : true });
}

/** Absent optional members are omitted, as in the samples. */
export function renderVisit(state: W3lcomeState, visit: StoredVisit): Answer {
  const { id, name, email } = state.hosts.get(visit.host.id) ?? visit.host;
  return present({
    ...contentMembers(visit.content),
    id: visit.id,
    type: 'visit',
    checkinAt: toOffsetTime(visit.checkinAt),
    checkoutAt: visit.checkoutAt === null ? null : toOffsetTime(visit.checkoutAt),
    isInsideCompany: visit.checkoutAt === null,
    host: { id, name, email, type: 'host' },
    authorizationStatus: visit.authorizationStatus,
  });
}

export function renderInvitee(state: W3lcomeState, invitee: StoredInvitee): Answer {
  const host = state.hosts.get(invitee.host.id) ?? invitee.host;
  const { id, email, name, position, sector, phone, countryCode } = host;
  return present({
    ...contentMembers(invitee.content),
    id: invitee.id,
    type: 'invitee',
    expectedAt: toOffsetTime(invitee.expectedAt),
    status: invitee.status,
    lang: 'pt-BR',
    host: present({ type: 'host', id, email, name, position, sector, phone, countryCode }),
    cardNumber: invitee.cardNumber,
    requiresAuthorization: invitee.requiresAuthorization,
  });
}

/** The type keeps the list's older name. */
export function renderBlockedPerson(person: StoredBlockedPerson): Answer {
  return present({ ...person, type: 'blacklist' });
}

function contentMembers(content: StoredVisit['content']): Answer {
  const { customFields, ...members } = contentOf(content);
  return { ...members, customFields: customFields.length === 0 ? null : customFields };
}

function present(members: Answer): Answer {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}
