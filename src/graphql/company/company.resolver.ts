import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CompanyRef } from '../../domain/company/company.js';
import type { LocationRef } from '../../domain/location/location.js';
import type { GraphContext } from '../graph-context.js';
import { companyLocation, companyName } from '../loaders/company-detail.js';
import { LocationType } from '../location/location.type.js';
import { CompanyType } from './company.type.js';

@Resolver(() => CompanyType)
export class CompanyResolver {
  @FieldResolver(() => String, { description: 'What the company is called; else the source id. Never empty.' })
  name(@Root() company: CompanyRef, @Ctx() { adapters }: GraphContext): string | Promise<string> {
    return companyName(adapters, company);
  }

  @FieldResolver(() => LocationType, {
    nullable: true,
    description: 'The location it is a member of; null when the source does not say.',
  })
  location(
    @Root() company: CompanyRef,
    @Ctx() { adapters }: GraphContext,
  ): LocationRef | null | Promise<LocationRef | null> {
    return companyLocation(adapters, company);
  }
}
