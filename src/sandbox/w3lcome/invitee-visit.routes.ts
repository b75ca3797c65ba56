import type { FastifyInstance } from 'fastify';
import { toSecond } from './visit.routes.js';
import { found } from './w3lcome-body.js';
import { W3lcomeError } from './w3lcome-error.js';
import { renderVisit } from './w3lcome-render.js';
import type { W3lcomeServer } from './w3lcome-server.js';
import type { StoredInvitee, StoredVisit, W3lcomeState } from './w3lcome-state.js';

interface InviteeRoute {
  Params: { inviteeId: string };
}

/** An invitee comes and goes. The check-in's path is the check-out's by symmetry: its own page is not available. */
export function registerInviteeVisitRoutes(api: FastifyInstance, { state, clock, nextId }: W3lcomeServer): void {
  const now = () => toSecond(clock.now().getTime());

  api.post<InviteeRoute>('/visit/inviteeCheckin/:inviteeId', async ({ params }) => {
    const invitee = found(state.invitees, params.inviteeId);
    if (invitee.status === 'canceled') throw new W3lcomeError('INVALID_STATUS');
    if (activeVisitOf(state, invitee) !== null) throw new W3lcomeError('ALREADY_CHECKIN');
    const visit: StoredVisit = {
      id: nextId(),
      host: invitee.host,
      content: invitee.content,
      checkinAt: now(),
      checkoutAt: null,
      authorizationStatus: invitee.requiresAuthorization ? 'waiting' : null,
    };
    state.visits.put(visit);
    state.invitees.put({ ...invitee, status: 'arrived', visitId: visit.id });
    return renderVisit(state, visit);
  });

  api.post<InviteeRoute>('/visit/inviteeCheckout/:inviteeId', async ({ params }) => {
    const open = activeVisitOf(state, found(state.invitees, params.inviteeId));
    if (open === null) throw new W3lcomeError('DID_NOT_CHECKIN');
    const visit: StoredVisit = { ...open, checkoutAt: Math.max(open.checkinAt, now()) };
    state.visits.put(visit);
    return renderVisit(state, visit);
  });
}

function activeVisitOf(state: W3lcomeState, { visitId }: StoredInvitee): StoredVisit | null {
  const visit = visitId === null ? undefined : state.visits.get(visitId);
  return visit === undefined || visit.checkoutAt !== null ? null : visit;
}
