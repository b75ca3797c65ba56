import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { locationDetail, locationTimeZone } from '../../domain/details/details.js';
import { assertFilterValues } from '../../domain/lists/page-request.js';
import { readListOfAll } from '../../domain/lists/read-list-of-all.js';
import { compareSortKeys, nameKey } from '../../domain/lists/sort-key.js';
import type { Location, LocationRef } from '../../domain/model/location.js';
import type { Source } from '../../domain/source/source.js';
import { RequiresScope } from '../access/access-decorators.js';
import { defineDetails } from '../details/define-details.js';
import type { GraphContext } from '../graph-context.js';
import { resolveTypedId } from '../node/load-node.js';
import { SourceEnum } from '../source/source.types.js';
import { LocationType } from './location.types.js';

export const LocationDetailsResolver = defineDetails<LocationRef, 'name' | 'address' | 'timeZone' | 'currencyCode'>(
  LocationType,
  ({ adapters }, location, name) =>
    name === 'timeZone' ? locationTimeZone(adapters, location) : locationDetail(adapters, location, name),
  {
    name: {
      description:
        'Name of the location; null when the source has none. Null with an error when the source cannot be read.',
    },
    address: { description: 'Postal address in one line; null when the source has none.' },
    timeZone: {
      isRequired: true,
      description:
        'IANA name of the time zone of this location, e.g. `America/Sao_Paulo`, which decides when its days begin and end. UTC when the source has none.',
    },
    currencyCode: {
      description: 'ISO 4217 code of the currency of this location; null when the source has none.',
    },
  },
);

@Resolver()
export class LocationQueries {
  @RequiresScope('visits:read')
  @Query(() => LocationType, {
    nullable: true,
    description: 'One location by its id; null when its source does not know it.',
  })
  location(
    @Arg('id', () => ID, { description: 'Id of a `Location`.' }) id: string,
    @Ctx() { session }: GraphContext,
  ): Promise<Location | null> {
    return resolveTypedId(session.startRead(), id, 'Location');
  }

  @RequiresScope('visits:read')
  @Query(() => [LocationType], {
    nullable: true,
    description:
      'All locations of the configured sources, ordered by name. Locations of a source that is down are missing; the field is null with an error only when no source answers.',
  })
  async locations(
    @Arg('sources', () => [SourceEnum], { nullable: true, description: 'Read only these sources; default: all.' })
    sources: Source[] | null | undefined,
    @Ctx() { session }: GraphContext,
  ): Promise<Location[]> {
    assertFilterValues('sources', sources);
    const selected = Object.values(session.startRead().adapters).filter(
      ({ source }) => sources?.includes(source) ?? true,
    );
    const locations = await readListOfAll(
      selected.map(({ source, locations: port }) => ({ source, read: () => port.readLocations() })),
    );
    return locations
      .map((location) => ({ location, key: nameKey(location.name ?? '', location) }))
      .sort((left, right) => compareSortKeys(left.key, right.key))
      .map(({ location }) => location);
  }
}
