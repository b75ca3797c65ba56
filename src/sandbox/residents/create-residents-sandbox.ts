import type { FastifyInstance, HTTPMethods } from 'fastify';
import { createSandboxServer } from '../kit/create-sandbox-server.js';
import { createJournal, type Journal } from '../kit/journal.js';
import type { World } from '../world/world.js';
import { registerAuthRoutes, requireAdmin, requireToken } from './auth.routes.js';
import { guidParameter, renderId } from './guid.js';
import { registerResidentRoutes } from './resident.routes.js';
import { notFound, ResidentError, renderResidentError, sendError, validationError } from './resident-error.js';
import { DEFAULT_RESIDENTS_BEHAVIOUR, type ResidentsBehaviour } from './residents-behaviour.js';
import type { ResidentsServer, StoredCommunity } from './residents-state.js';
import { seedResidents } from './seed-residents.js';
import { registerVisitRoutes } from './visit.routes.js';

export const RESIDENTS_BASE_PATH = '/api';

interface ResidentsSandboxOptions {
  readonly world: World;
  readonly clock: { now(): Date };
  /** Includes softly deleted visits. */
  readonly visits: number;
  /** Overrides of the defaults. */
  readonly behaviour?: Partial<ResidentsBehaviour>;
  /** Makes the writes survive the process; default: they end with it. */
  readonly journal?: Journal;
}

/** Plays the residents' service under `/api`, with state, as its code behaves. */
export function createResidentsSandbox(options: ResidentsSandboxOptions): FastifyInstance {
  const { world, visits, journal = createJournal({ clock: options.clock }) } = options;
  const app = createSandboxServer({
    name: 'residents',
    journal,
    renderError: renderResidentError,
    seed: world.seed,
    isCaseSensitive: false,
  });
  const state = seedResidents(world, visits);
  const server: ResidentsServer = {
    state,
    clock: journal.clock,
    isReplaying: journal.isReplaying,
    world,
    behaviour: { ...DEFAULT_RESIDENTS_BEHAVIOUR, ...options.behaviour },
    secret: world.uuid('residents/token-secret'),
    newId: () => world.uuid(`residents/new/${journal.writeNumber()}`),
  };
  readJsonLeniently(app);
  app.setNotFoundHandler((request, reply) => sendError(request, reply, new ResidentError(404, { shape: 'empty' })));
  app.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    sendError(request, reply, error instanceof ResidentError ? error : toResidentError(error.statusCode ?? 500));
  });
  app.register(async (api) => registerRoutes(api, server), { prefix: RESIDENTS_BASE_PATH });
  return app;
}

async function registerRoutes(api: FastifyInstance, server: ResidentsServer): Promise<void> {
  registerAuthRoutes(api, server);
  refuseOtherMethods(api);
  await api.register(async (open) => {
    open.addHook('onRequest', requireToken(server));
    registerVisitRoutes(open, server);
  });
  await api.register(async (closed) => {
    closed.addHook('onRequest', requireAdmin(server));
    registerResidentRoutes(closed, server);
    registerCommunityRoutes(closed, server);
  });
}

/** The methods of each path in the real service, including those not played here. */
const METHODS: Readonly<Record<string, readonly HTTPMethods[]>> = {
  '/auth/login': ['POST'],
  '/residentvisits': ['GET', 'POST'],
  '/residentvisits/resident/:residentId': ['GET'],
  '/residentvisits/:id': ['GET', 'PUT', 'DELETE'],
  '/residents': ['GET', 'POST'],
  '/residents/community/:communityId': ['GET'],
  '/residents/by-communities': ['GET'],
  '/communities': ['GET', 'POST'],
};

/** Known path, wrong method: refused before the sign-in is checked. */
function refuseOtherMethods(api: FastifyInstance): void {
  const all: readonly HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
  for (const [url, allowed] of Object.entries(METHODS)) {
    api.route({
      method: all.filter((method) => !allowed.includes(method)),
      url,
      handler: async () => {
        throw new ResidentError(405, { shape: 'empty', headers: { allow: allowed.join(', ') } });
      },
    });
  }
}

/** Text that is no JSON is a validation error under the root path; the routes handle a missing body. */
function readJsonLeniently(app: FastifyInstance): void {
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    const text = String(body);
    try {
      const parsed: unknown = text.trim() === '' ? undefined : JSON.parse(text);
      done(null, parsed);
    } catch {
      done(validationError({ $: ['The input is not valid JSON. Path: $'] }));
    }
  });
}

/** The answer to a request that the framework refuses. */
function toResidentError(status: number): ResidentError {
  if (status === 415) return new ResidentError(415, { shape: 'problem' });
  const message = 'Ha ocurrido un error interno. Intente nuevamente más tarde.';
  return new ResidentError(status < 500 ? status : 500, { shape: 'object', code: 'INTERNAL_ERROR', message });
}

/** Only communities that are not deleted; residents may still refer to deleted ones. */
function registerCommunityRoutes(api: FastifyInstance, { state, behaviour }: ResidentsServer): void {
  const readable = () => {
    if (behaviour.communities === 'refused') throw new ResidentError(403, { shape: 'empty' });
    return state.communities;
  };

  api.get('/communities', async () =>
    readable()
      .records.filter(({ isActive }) => isActive)
      .sort((left, right) => left.nombre.localeCompare(right.nombre, 'es'))
      .map((community) => renderCommunity(community, behaviour)),
  );

  api.get<{ Params: { id: string } }>('/communities/:id', async ({ params }) => {
    const community = readable().get(guidParameter('id', params.id));
    if (community?.isActive !== true) throw notFound();
    return renderCommunity(community, behaviour);
  });
}

function renderCommunity({ isActive: _hidden, ...community }: StoredCommunity, behaviour: ResidentsBehaviour) {
  return { ...community, id: renderId(community.id, behaviour) };
}
