import { createUnionType } from 'type-graphql';
import { CompanyType } from '../company/company.type.js';
import { PersonType } from '../person/person.types.js';

export const TransactionCustomerUnion = createUnionType({
  name: 'TransactionCustomer',
  description: 'Whose balance or account a transaction concerns: a member, or a company that pays for its members.',
  types: () => [PersonType, CompanyType] as const,
});
