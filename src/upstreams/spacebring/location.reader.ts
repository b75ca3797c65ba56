import type { CompanySource } from '../../domain/model/company.js';
import type { LocationSource } from '../../domain/model/location.js';
import { createListOrEachLoader } from '../http/read-pages.js';
import { isSpacebringId } from './client.js';
import type { AdapterContext } from './context.js';
import { toCompany } from './location.mapper.js';
import type { CompanyWire } from './location.wire.js';
import { createJoinedPages, createPagedList, type PagedList } from './membership-list.js';

export function createLocationReader({ locations }: AdapterContext): LocationSource {
  return {
    readLocations: () => locations.read(),
    loadLocation: (sourceId) => locations.load(sourceId),
  };
}

/** Several companies in one batch are read from the locations' lists while that is fewer calls. */
export function createCompanyReader({ client, locations, limits }: AdapterContext): CompanySource {
  let lists: Promise<readonly PagedList<CompanyWire>[]> | null = null;
  const readLists = async () => {
    const { locations: places } = await locations.select();
    return places.map(({ sourceId: locationRef }) =>
      createPagedList<CompanyWire>({
        maxPages: limits.maxPages,
        readPage: (pageToken) => client.listCompanies({ locationRef }, pageToken),
      }),
    );
  };
  const byId = createListOrEachLoader<CompanyWire>({
    onBatched: client.onBatched,
    readPage: createJoinedPages(() => {
      lists ??= readLists();
      return lists;
    }),
    loadOne: (id) => client.getCompany(id),
  });
  return {
    async loadCompany(sourceId) {
      const wire = isSpacebringId(sourceId) ? await byId.load(sourceId) : null;
      return wire === null ? null : toCompany(wire);
    },
  };
}
