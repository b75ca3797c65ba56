import type { FastifyInstance } from 'fastify';
import { toInviteeChanges } from './invitee-changes.js';
import { createListReader, renderList } from './list-query.js';
import { inviteeList } from './queryable-keys.js';
import { contentOf, NO_CONTENT } from './visitor-content.js';
import { found, toBody } from './w3lcome-body.js';
import { W3lcomeError } from './w3lcome-error.js';
import { renderInvitee } from './w3lcome-render.js';
import type { IdRoute, ListRoute, W3lcomeServer } from './w3lcome-server.js';
import type { StoredInvitee } from './w3lcome-state.js';

export function registerInviteeRoutes(api: FastifyInstance, server: W3lcomeServer): void {
  const { state, behaviour, cards } = server;
  const readList = createListReader(inviteeList(state), behaviour);

  api.get<ListRoute>('/invitees', async ({ query }) => {
    const { page, matchCount } = readList(query);
    const records = page.map((invitee) => renderInvitee(state, invitee));
    return renderList('invitees', { records, matchCount }, behaviour);
  });

  api.get<IdRoute>('/invitee/:id', async ({ params }) => renderInvitee(state, found(state.invitees, params.id)));

  api.post('/invitees', async (request) => {
    const { content, host, expectedAt, ...changes } = toInviteeChanges(state, toBody(request.body));
    if (content.name === undefined || content.name === null) throw new W3lcomeError('MISSING_NAME');
    if (host === undefined) throw new W3lcomeError('MISSING_HOST');
    if (expectedAt === undefined) throw new W3lcomeError('MISSING_EXPECTED_AT');
    const invitee: StoredInvitee = {
      id: server.nextId(),
      host,
      expectedAt,
      content: { ...NO_CONTENT, ...content },
      status: 'confirmed',
      cardNumber: cards.below(2 ** 31),
      requiresAuthorization: false,
      visitId: null,
      ...changes,
    };
    state.invitees.put(invitee);
    return renderInvitee(state, invitee);
  });

  api.patch<IdRoute>('/invitee/:id', async ({ params, body }) => {
    const invitee = found(state.invitees, params.id);
    const { content, ...changes } = toInviteeChanges(state, toBody(body));
    if (content.name === null) throw new W3lcomeError('MISSING_NAME');
    const changed: StoredInvitee = { ...invitee, ...changes, content: { ...contentOf(invitee.content), ...content } };
    state.invitees.put(changed);
    return renderInvitee(state, changed);
  });

  api.delete<IdRoute>('/invitee/:id', async ({ params }) => {
    const invitee = found(state.invitees, params.id);
    state.invitees.remove(params.id);
    return renderInvitee(state, invitee);
  });
}
