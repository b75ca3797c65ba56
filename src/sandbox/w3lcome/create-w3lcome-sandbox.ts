import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RecordStore } from '../kit/create-record-store.js';
import { createSandboxServer } from '../kit/create-sandbox-server.js';
import { createJournal, type Journal } from '../kit/journal.js';
import { SANDBOX_CREDENTIALS } from '../kit/sandbox-settings.js';
import type { World } from '../world/world.js';
import { registerBlockedListRoutes } from './blocked-list.routes.js';
import { registerHostRoutes } from './host.routes.js';
import { registerInviteeRoutes } from './invitee.routes.js';
import { seedW3lcome } from './seed-w3lcome.js';
import { registerVisitRoutes, toSecond } from './visit.routes.js';
import { DEFAULT_W3LCOME_BEHAVIOUR, type W3lcomeBehaviour } from './w3lcome-behaviour.js';
import { found } from './w3lcome-body.js';
import { renderW3lcomeError, W3lcomeError } from './w3lcome-error.js';
import { renderVisit } from './w3lcome-render.js';
import type { W3lcomeServer } from './w3lcome-server.js';
import type { StoredInvitee, StoredVisit, W3lcomeState } from './w3lcome-state.js';

export const W3LCOME_BASE_PATH = '/v1';
const MAX_CARD_NUMBER = 2 ** 31;

export interface W3lcomeSandboxOptions {
  readonly world: World;
  readonly clock: { now(): Date };
  /** Number of visits and invitees together. */
  readonly visits: number;
  readonly behaviour?: Partial<W3lcomeBehaviour>;
  /** Makes the writes survive the process; default: they end with it. */
  readonly journal?: Journal;
}

/** Plays W3lcome's API v1 under `/v1`, with state, as its pages document it. */
export function createW3lcomeSandbox(options: W3lcomeSandboxOptions): FastifyInstance {
  const { world, visits, behaviour, journal = createJournal({ clock: options.clock }) } = options;
  const app = createSandboxServer({ name: 'w3lcome', journal, seed: world.seed, renderError: renderW3lcomeError });
  const rules = { ...DEFAULT_W3LCOME_BEHAVIOUR, ...behaviour };
  const ownWorld =
    rules.ids === 'exact' ? { ...world, uuid: (label: string) => world.uuid(label).toUpperCase() } : world;
  const seeded = seedW3lcome(ownWorld, visits);
  const state = rules.ids === 'exact' ? mindingCase(seeded) : seeded;
  const server: W3lcomeServer = {
    state,
    behaviour: rules,
    clock: journal.clock,
    newId: () => ownWorld.uuid(`w3lcome/new/${journal.writeNumber()}`),
    newCardNumber: () => world.random(`w3lcome/new-cards/${journal.writeNumber()}`).below(MAX_CARD_NUMBER),
  };
  acceptEmptyBodies(app);
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ type: 'NOT_FOUND' }));
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    if (error instanceof W3lcomeError) {
      const { type } = error;
      const status = type === 'NOT_FOUND' ? error.status : (rules.refusalStatus ?? error.status);
      return reply.code(status).send({ type });
    }
    const status = error.statusCode ?? 500;
    const { contentType, body } = renderW3lcomeError(status);
    return reply.code(status).type(contentType).send(body);
  });
  app.register(async (api) => registerRoutes(api, server), { prefix: W3LCOME_BASE_PATH });
  return app;
}

function registerRoutes(api: FastifyInstance, server: W3lcomeServer): void {
  api.addHook('onRequest', async (request) => {
    if (!isSignedIn(request, server.behaviour)) throw new W3lcomeError('UNAUTHORIZED');
  });
  registerVisitRoutes(api, server);
  registerInviteeVisitRoutes(api, server);
  registerInviteeRoutes(api, server);
  registerHostRoutes(api, server);
  registerBlockedListRoutes(api, server);
  api.get('/company/fields', async () => ({ fields: server.state.fields }));
}

function isSignedIn({ headers }: FastifyRequest, { auth }: W3lcomeBehaviour): boolean {
  const wanted = `Basic ${SANDBOX_CREDENTIALS.w3lcome.token}`;
  return headers['authentication'] === wanted || (auth === 'lenient' && headers.authorization === wanted);
}

/** The same records, with ids that are case-sensitive. */
function mindingCase(state: W3lcomeState): W3lcomeState {
  const exact = <T extends { readonly id: string }>(store: RecordStore<T>): RecordStore<T> => {
    const get = (id: string) => {
      const record = store.get(id);
      return record?.id === id ? record : undefined;
    };
    return Object.create(store, { get: { value: get } });
  };
  return {
    ...state,
    hosts: exact(state.hosts),
    visits: exact(state.visits),
    invitees: exact(state.invitees),
    blocked: exact(state.blocked),
  };
}

/** The vendor's pages require the JSON content type in every call, also without a body. */
function acceptEmptyBodies(app: FastifyInstance): void {
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    const text = String(body);
    try {
      const parsed: unknown = text.trim() === '' ? undefined : JSON.parse(text);
      done(null, parsed);
    } catch {
      done(new W3lcomeError('INVALID_BODY'));
    }
  });
}

interface InviteeRoute {
  Params: { inviteeId: string };
}

/** Check-in and check-out of an invitee. The page of the check-in is not available; its path follows that of the check-out. */
function registerInviteeVisitRoutes(api: FastifyInstance, { state, clock, newId }: W3lcomeServer): void {
  const now = () => toSecond(clock.now().getTime());

  api.post<InviteeRoute>('/visit/inviteeCheckin/:inviteeId', async ({ params }) => {
    const invitee = found(state.invitees, params.inviteeId);
    if (invitee.status === 'canceled') throw new W3lcomeError('INVALID_STATUS');
    if (activeVisitOf(state, invitee) !== null) throw new W3lcomeError('ALREADY_CHECKIN');
    const visit: StoredVisit = {
      id: newId(),
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
