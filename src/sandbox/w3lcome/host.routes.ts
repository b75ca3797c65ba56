import type { FastifyInstance } from 'fastify';
import { createListReader, renderList } from './list-query.js';
import { hostList } from './queryable-keys.js';
import { COMPANY_NAME } from './seed-hosts.js';
import { type Body, checkEmail, found, textIn, textsIn, toBody } from './w3lcome-body.js';
import { W3lcomeError } from './w3lcome-error.js';
import { renderHost } from './w3lcome-render.js';
import type { IdRoute, ListRoute, W3lcomeServer } from './w3lcome-server.js';
import type { StoredHost, W3lcomeState } from './w3lcome-state.js';

const ROLES: readonly string[] = ['employee', 'admin', 'frontDesk', 'manager', 'host'];
const TEXTS = ['pictureUrl', 'position', 'sector', 'phone', 'countryCode', 'message'] as const;

export function registerHostRoutes(api: FastifyInstance, server: W3lcomeServer): void {
  const { state, behaviour } = server;
  const readList = createListReader(hostList(state), behaviour);

  api.get<ListRoute>('/hosts', async ({ query }) => {
    const { page, matchCount } = readList(query);
    return renderList('hosts', { records: page.map(renderHost), matchCount }, behaviour);
  });

  api.get<IdRoute>('/host/:id', async ({ params }) => renderHost(found(state.hosts, params.id)));

  api.post('/hosts', async (request) => {
    const body = toBody(request.body);
    const { name, email } = identityIn(state, body);
    const host: StoredHost = {
      ...{ pictureUrl: null, position: null, sector: null, phone: null, countryCode: null, message: null },
      ...{ id: server.newId().replaceAll('-', ''), name, email, company: COMPANY_NAME },
      ...{ isActive: true, role: 'employee', metadata: {} },
      ...changesIn(body),
    };
    state.hosts.put(host);
    return renderHost(host);
  });

  api.patch<IdRoute>('/host/:id', async ({ params, body }) => {
    const host = found(state.hosts, params.id);
    const members = toBody(body);
    const email = textIn(members, 'email');
    if (email !== undefined && email !== host.email) throw new W3lcomeError('CANNOT_CHANGE_HOST_EMAIL');
    const name = textIn(members, 'name') ?? host.name;
    const changed: StoredHost = { ...host, name, ...changesIn(members) };
    state.hosts.put(changed);
    return renderHost(changed);
  });

  api.delete<IdRoute>('/host/:id', async ({ params }) => {
    const host = found(state.hosts, params.id);
    state.hosts.remove(params.id);
    return renderHost(host);
  });
}

/** An e-mail is unique within the account and never changes. */
function identityIn(state: W3lcomeState, body: Body): { name: string; email: string } {
  const [name, email] = [textIn(body, 'name'), textIn(body, 'email')];
  if (typeof name !== 'string') throw new W3lcomeError('MISSING_NAME');
  if (typeof email !== 'string') throw new W3lcomeError('MISSING_EMAIL');
  checkEmail(email);
  const isTaken = state.hosts.records.some((host) => host.email.toLowerCase() === email.toLowerCase());
  if (isTaken) throw new W3lcomeError('ALREADY_EXISTS');
  return { name, email };
}

type Changeable = Pick<StoredHost, (typeof TEXTS)[number] | 'isActive' | 'role' | 'metadata'>;

function changesIn(body: Body): Partial<Changeable> {
  const role = textIn(body, 'role');
  if (typeof role === 'string' && !ROLES.includes(role)) throw new W3lcomeError('INVALID_ROLE');
  const isActive = body['isActive'];
  const metadata = body['metadata'];
  return {
    ...textsIn(body, TEXTS),
    ...(typeof role === 'string' ? { role } : {}),
    ...(typeof isActive === 'boolean' ? { isActive } : {}),
    ...(metadata === undefined ? {} : { metadata: toBody(metadata) }),
  };
}
