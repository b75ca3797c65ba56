import { found, idParameter, type RouteContext } from '../route-context.js';
import { toLocation } from '../wire/place.wire.js';

/** Neither list is paginated. */
export function registerPlaces({ app, state, behaviour }: RouteContext): void {
  const { directory } = state;
  const { networkId } = directory;

  app.get('/networks/v1', () => ({ networks: [{ id: networkId, title: 'Sandbox Coworking' }] }));

  app.get('/locations/v1', () => ({
    locations: directory.locations.map((location) => toLocation(location, networkId)),
  }));

  app.get('/locations/v1/:locationId', (request) => {
    const location = found(directory.location(idParameter(request, 'locationId')), { behaviour, resource: 'location' });
    return { location: toLocation(location, networkId) };
  });
}
