import type { CompanySource } from '../../domain/company/company-source.js';
import type { LocationSource } from '../../domain/location/location-source.js';
import type { AdapterContext } from './adapter-context.js';
import { toCompany } from './location.mapper.js';

export function createLocationReader({ locations }: AdapterContext): LocationSource {
  return {
    readLocations: () => locations.read(),
    loadLocation: (sourceId) => locations.load(sourceId),
  };
}

export function createCompanyReader({ client }: AdapterContext): CompanySource {
  return {
    async loadCompany(sourceId) {
      const wire = await client.getCompany(sourceId);
      return wire === null ? null : toCompany(wire);
    },
  };
}
