import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { companyDetail } from '../../domain/details/details.js';
import type { Company, CompanyRef } from '../../domain/model/company.js';
import { RequiresScope } from '../access/access-decorators.js';
import { defineDetails } from '../details/define-details.js';
import type { GraphContext } from '../graph-context.js';
import { LocationType } from '../location/location.types.js';
import { resolveTypedId } from '../node/load-node.js';
import { CompanyType } from './company.types.js';

export const CompanyDetailsResolver = defineDetails<CompanyRef, 'name' | 'location'>(
  CompanyType,
  ({ adapters }, company, name) => companyDetail(adapters, company, name),
  {
    name: {
      description:
        'Name of the company; null when the source has none. Null with an error when the source cannot be read.',
    },
    location: {
      type: () => LocationType,
      description: 'The location where the company is a member; null when the source does not say.',
    },
  },
);

@Resolver()
export class CompanyQueries {
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
