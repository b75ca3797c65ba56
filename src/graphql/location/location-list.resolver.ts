import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { assertFilterValues } from '../../domain/lists/page-request.js';
import { readListOfAll } from '../../domain/lists/read-list-of-all.js';
import { compareSortKeys } from '../../domain/lists/sort-key.js';
import type { Location } from '../../domain/model/location.js';
import type { Source } from '../../domain/source/source.js';
import { fold } from '../../domain/text/normalize.js';
import { RequiresScope } from '../access/access-decorators.js';
import type { GraphContext } from '../graph-context.js';
import { SourceEnum } from '../source/source.enum.js';
import { LocationType } from './location.type.js';

@Resolver()
export class LocationListResolver {
  @RequiresScope('visits:read')
  @Query(() => [LocationType], {
    nullable: true,
    description:
      'All places of the configured sources, in the order of their names. Those of a source that is down are missing; null, with an error, only when no asked source answered.',
  })
  async locations(
    @Arg('sources', () => [SourceEnum], { nullable: true, description: 'Ask only these sources; left out: all.' })
    sources: Source[] | null | undefined,
    @Ctx() { adapters }: GraphContext,
  ): Promise<Location[]> {
    assertFilterValues('sources', sources);
    const asked = Object.values(adapters).filter(({ source }) => sources?.includes(source) ?? true);
    const locations = await readListOfAll(
      asked.map(({ source, locations: port }) => ({ source, read: () => port.readLocations() })),
    );
    return locations
      .map((location) => ({ location, key: [fold(location.name ?? ''), location.source, location.sourceId] }))
      .sort((left, right) => compareSortKeys(left.key, right.key))
      .map(({ location }) => location);
  }
}
