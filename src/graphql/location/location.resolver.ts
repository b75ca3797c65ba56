import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { locationDetail, locationTimeZone } from '../../domain/details/location-detail.js';
import type { LocationRef } from '../../domain/model/location.js';
import type { GraphContext } from '../graph-context.js';
import { LocationType } from './location.type.js';

@Resolver(() => LocationType)
export class LocationResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What the place is called; null when the source writes no name. Null, with an error, when the source cannot be read.',
  })
  name(@Root() location: LocationRef, @Ctx() { adapters }: GraphContext): string | null | Promise<string | null> {
    return locationDetail(adapters, location, 'name');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Postal address in one line; null when the source has none.',
  })
  address(@Root() location: LocationRef, @Ctx() { adapters }: GraphContext): string | null | Promise<string | null> {
    return locationDetail(adapters, location, 'address');
  }

  @FieldResolver(() => String, {
    description:
      'IANA name, e.g. `America/Sao_Paulo`: the zone in which the days of this place begin and end. UTC where the source names none.',
  })
  timeZone(@Root() location: LocationRef, @Ctx() { adapters }: GraphContext): string | Promise<string> {
    return locationTimeZone(adapters, location);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'ISO 4217 code of the currency in which this place charges; null where the source has none.',
  })
  currencyCode(
    @Root() location: LocationRef,
    @Ctx() { adapters }: GraphContext,
  ): string | null | Promise<string | null> {
    return locationDetail(adapters, location, 'currencyCode');
  }
}
