import type { FastifyInstance } from 'fastify';
import { guidParameter, renderId } from './guid.js';
import { notFound, textError } from './resident-error.js';
import type { ResidentsServer, ResidentsState, StoredVisit } from './residents-state.js';
import { checkLengths, readVisitBody, type VisitBody } from './visit-body.js';
import { toStoredRoundTrip } from './visit-dates.js';
import { createVisitWriter } from './visitor-entry.js';
import { toRoundTrip } from './written-forms.js';

interface IdRoute {
  Params: { id: string };
}

/** Any token, whatever its role, reads and writes everyone's visits. */
export function registerVisitRoutes(api: FastifyInstance, server: ResidentsServer): void {
  const { state, clock, nextId, behaviour } = server;
  const render = createVisitRenderer(server);
  const active = () => {
    const visits = state.visits.records.filter(({ isActive }) => isActive);
    return behaviour.visitOrder === 'reversed' ? visits.reverse() : visits;
  };

  api.get('/residentvisits', async () => active().map(render));

  api.get<{ Params: { residentId: string } }>('/residentvisits/resident/:residentId', async ({ params }) => {
    const residentId = guidParameter('residentId', params.residentId);
    return active()
      .filter((visit) => visit.residentId === residentId)
      .map(render);
  });

  api.get<IdRoute>('/residentvisits/:id', async ({ params }) => {
    const visit = state.visits.get(guidParameter('id', params.id));
    if (visit?.isActive !== true) throw notFound();
    return render(visit);
  });

  api.post('/residentvisits', async (request, reply) => {
    const content = readVisitBody(request.body, 'createVisitDto');
    checkWritable(state, content);
    const visit = toStored(content, { id: nextId(), createdAt: clock.now().getTime(), isActive: true });
    state.visits.put(visit);
    reply.code(201).header('location', `http://${request.host}/api/ResidentVisits/${visit.id}`);
    // Only here the time still knows that it is UTC.
    return { ...render(visit), createdAt: toRoundTrip(visit.createdAt, ticksOf(visit)) };
  });

  api.put<IdRoute>('/residentvisits/:id', async ({ params, body }) => {
    const id = guidParameter('id', params.id);
    const content = readVisitBody(body, 'updateVisitDto');
    const visit = state.visits.get(id);
    if (visit === undefined) throw notFound();
    checkWritable(state, content);
    const changed = toStored(content, visit);
    state.visits.put(changed);
    return render(changed);
  });

  api.delete<IdRoute>('/residentvisits/:id', async ({ params }, reply) => {
    const visit = state.visits.get(guidParameter('id', params.id));
    if (visit === undefined) throw notFound();
    state.visits.put({ ...visit, isActive: false });
    return reply.code(204).send();
  });
}

function checkWritable(state: ResidentsState, content: VisitBody): void {
  if (state.residents.get(content.residentId) === undefined) throw textError(400, 'Resident not found');
  checkLengths(content);
}

type RetainedMembers = Pick<StoredVisit, 'id' | 'createdAt' | 'isActive'>;

/** A replacement is a full one; it does not bring back what was deleted. */
function toStored({ residentId, ...content }: VisitBody, { id, createdAt, isActive }: RetainedMembers): StoredVisit {
  return { id, residentId, content, createdAt, isActive };
}

function createVisitRenderer({ state, behaviour }: ResidentsServer) {
  const contentOf = createVisitWriter(behaviour);
  return (visit: StoredVisit) => {
    const { visitorName, ...content } = contentOf(visit.content);
    return {
      id: renderId(visit.id, behaviour),
      residentId: renderId(visit.residentId, behaviour),
      residentName: state.residents.get(visit.residentId)?.fullName ?? '',
      visitorName,
      ...content,
      createdAt: toStoredRoundTrip(visit.createdAt, ticksOf(visit)),
    };
  };
}

/** The digits behind the milliseconds, the same on every read. */
function ticksOf({ id }: StoredVisit): number {
  return Number.parseInt(id.slice(0, 8), 16);
}
