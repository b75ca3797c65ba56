import type { FastifyInstance } from 'fastify';
import { MS_PER_SECOND } from '../world/world.js';
import { createListReader, renderList } from './list-query.js';
import { visitList } from './queryable-keys.js';
import { found } from './w3lcome-body.js';
import { W3lcomeError } from './w3lcome-error.js';
import { renderVisit } from './w3lcome-render.js';
import type { IdRoute, ListRoute, W3lcomeServer } from './w3lcome-server.js';
import type { StoredVisit } from './w3lcome-state.js';

interface CheckoutRoute extends IdRoute {
  Querystring: { force?: string; date?: string };
}

export function registerVisitRoutes(api: FastifyInstance, server: W3lcomeServer): void {
  const { state, behaviour } = server;
  const readList = createListReader(visitList(state), behaviour);
  const replace = (visit: StoredVisit) => {
    state.visits.put(visit);
    return renderVisit(state, visit);
  };

  api.get<ListRoute>('/visits', async ({ query }) => {
    const { page, matchCount } = readList(query);
    return renderList('visits', { records: page.map((visit) => renderVisit(state, visit)), matchCount }, behaviour);
  });

  api.get<IdRoute>('/visit/:id', async ({ params }) => renderVisit(state, found(state.visits, params.id)));

  api.patch<IdRoute>('/visit/allow/:id', async ({ params }) =>
    replace({ ...found(state.visits, params.id), authorizationStatus: 'allowed' }),
  );

  api.patch<IdRoute>('/visit/deny/:id', async ({ params }) =>
    replace({ ...found(state.visits, params.id), authorizationStatus: 'denied' }),
  );

  api.patch<CheckoutRoute>('/visit/checkout/:id', async ({ params, query }) => {
    const visit = found(state.visits, params.id);
    if (visit.checkoutAt !== null && query.force !== 'true') throw new W3lcomeError('ALREADY_CHECKOUT');
    const checkoutAt = query.date === undefined ? toSecond(server.clock.now().getTime()) : fromUnix(query.date);
    if (checkoutAt < visit.checkinAt) throw new W3lcomeError('CHECKOUT_AT_BEFORE_CHECKIN');
    return replace({ ...visit, checkoutAt });
  });

  api.delete<IdRoute>('/visit/:id', async ({ params }) => {
    const visit = found(state.visits, params.id);
    state.visits.remove(params.id);
    return renderVisit(state, visit);
  });
}

/** Answers have times without a fraction, so they are stored without one. */
export function toSecond(instant: number): number {
  return Math.floor(instant / MS_PER_SECOND) * MS_PER_SECOND;
}

function fromUnix(seconds: string): number {
  if (!/^\d{1,11}$/.test(seconds)) throw new W3lcomeError('INVALID_DATE');
  return Number(seconds) * MS_PER_SECOND;
}
