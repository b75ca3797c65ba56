import type { FastifyInstance } from 'fastify';
import { guidParameter, renderId } from './guid.js';
import { notFound, ResidentError } from './resident-error.js';
import type { ResidentsBehaviour } from './residents-behaviour.js';
import type { ResidentsServer, StoredCommunity } from './residents-state.js';

/** Only communities that were not deleted, which residents may still point to. */
export function registerCommunityRoutes(api: FastifyInstance, { state, behaviour }: ResidentsServer): void {
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
