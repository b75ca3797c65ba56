import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { CompanyRef } from '../../domain/model/company.js';
import type { LocationRef } from '../../domain/model/location.js';
import type { PersonRef } from '../../domain/model/person.js';
import type { Transaction } from '../../domain/model/transaction.js';
import { LocationType } from '../location/location.types.js';
import { PersonType } from '../person/person.types.js';
import { TransactionCustomerUnion, TransactionObjectType } from './transaction.types.js';

@Resolver(() => TransactionObjectType)
export class TransactionResolver {
  @FieldResolver(() => TransactionCustomerUnion, {
    nullable: true,
    description: 'Whose balance or account it concerns; null when they are no longer known.',
  })
  customer(@Root() transaction: Transaction): PersonRef | CompanyRef | null {
    return transaction.customer;
  }

  @FieldResolver(() => PersonType, {
    nullable: true,
    description: 'Who made it; null when it was made automatically or is not known.',
  })
  createdBy(@Root() transaction: Transaction): PersonRef | null {
    return transaction.createdBy;
  }

  @FieldResolver(() => LocationType, {
    nullable: true,
    description: 'The location it belongs to; null when the source does not say.',
  })
  location(@Root() transaction: Transaction): LocationRef | null {
    return transaction.location;
  }
}
