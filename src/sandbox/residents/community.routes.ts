import type { FastifyInstance } from 'fastify';
import { guidParameter } from './guid.js';
import { notFound } from './resident-error.js';
import type { ResidentsServer, StoredCommunity } from './residents-state.js';

/** Only communities that were not deleted, which residents may still point to. */
export function registerCommunityRoutes(api: FastifyInstance, { state }: ResidentsServer): void {
  api.get('/communities', async () =>
    state.communities.records
      .filter(({ isActive }) => isActive)
      .sort((left, right) => left.nombre.localeCompare(right.nombre, 'es'))
      .map(renderCommunity),
  );

  api.get<{ Params: { id: string } }>('/communities/:id', async ({ params }) => {
    const community = state.communities.get(guidParameter('id', params.id));
    if (community?.isActive !== true) throw notFound();
    return renderCommunity(community);
  });
}

function renderCommunity({ isActive: _hidden, ...community }: StoredCommunity) {
  return community;
}
