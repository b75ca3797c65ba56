import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { companyDetail } from '../../domain/details/company-detail.js';
import type { Company, CompanyRef } from '../../domain/model/company.js';
import type { LocationRef } from '../../domain/model/location.js';
import { RequiresScope } from '../access/access-decorators.js';
import type { GraphContext } from '../graph-context.js';
import { LocationType } from '../location/location.types.js';
import { resolveTypedId } from '../node/load-node.js';
import { CompanyType } from './company.types.js';

@Resolver(() => CompanyType)
export class CompanyResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What the company is called; null when the source writes no name. Null, with an error, when the source cannot be read.',
  })
  name(@Root() company: CompanyRef, @Ctx() { session }: GraphContext): string | null | Promise<string | null> {
    return companyDetail(session.startRead().adapters, company, 'name');
  }

  @FieldResolver(() => LocationType, {
    nullable: true,
    description: 'The location it is a member of; null when the source does not say.',
  })
  location(
    @Root() company: CompanyRef,
    @Ctx() { session }: GraphContext,
  ): LocationRef | null | Promise<LocationRef | null> {
    return companyDetail(session.startRead().adapters, company, 'location');
  }

  @RequiresScope('visits:read')
  @Query(() => CompanyType, {
    nullable: true,
    description: 'One company by its id; null when its source does not know it.',
  })
  company(
    @Arg('id', () => ID, { description: 'Id of a `Company`.' }) id: string,
    @Ctx() { session }: GraphContext,
  ): Promise<Company | null> {
    return resolveTypedId(session.startRead(), id, 'Company');
  }
}
