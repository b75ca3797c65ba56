import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Company } from '../../domain/model/company.js';
import type { Location } from '../../domain/model/location.js';
import type { Person } from '../../domain/model/person.js';
import type { Ticket } from '../../domain/model/ticket.js';
import type { Transaction } from '../../domain/model/transaction.js';
import type { Visit } from '../../domain/model/visit.js';
import { RequiresScope } from '../access/access-decorators.js';
import { CompanyType } from '../company/company.types.js';
import type { GraphContext } from '../graph-context.js';
import { LocationType } from '../location/location.types.js';
import { PersonType } from '../person/person.types.js';
import { TicketType } from '../ticket/ticket.types.js';
import { TransactionObjectType } from '../transaction/transaction.types.js';
import { VisitType } from '../visit/visit.types.js';
import { resolveTypedId } from './load-node.js';

/** One record by its id, where the client knows what it is. */
@Resolver()
export class TypedNodeResolver {
  @RequiresScope('visits:read')
  @Query(() => VisitType, {
    nullable: true,
    description: 'One visit by its id; null when its source does not know it.',
  })
  visit(
    @Arg('id', () => ID, { description: 'Id of a `Visit`.' }) id: string,
    @Ctx() { env }: GraphContext,
  ): Promise<Visit | null> {
    return resolveTypedId(env, id, 'Visit');
  }

  @RequiresScope('visits:read')
  @Query(() => PersonType, {
    nullable: true,
    description: 'One member, host or resident by id; null when the source does not know them.',
  })
  person(
    @Arg('id', () => ID, { description: 'Id of a `Person`.' }) id: string,
    @Ctx() { env }: GraphContext,
  ): Promise<Person | null> {
    return resolveTypedId(env, id, 'Person');
  }

  @RequiresScope('visits:read')
  @Query(() => CompanyType, {
    nullable: true,
    description: 'One company by its id; null when its source does not know it.',
  })
  company(
    @Arg('id', () => ID, { description: 'Id of a `Company`.' }) id: string,
    @Ctx() { env }: GraphContext,
  ): Promise<Company | null> {
    return resolveTypedId(env, id, 'Company');
  }

  @RequiresScope('visits:read')
  @Query(() => LocationType, {
    nullable: true,
    description: 'One place by its id; null when its source does not know it.',
  })
  location(
    @Arg('id', () => ID, { description: 'Id of a `Location`.' }) id: string,
    @Ctx() { env }: GraphContext,
  ): Promise<Location | null> {
    return resolveTypedId(env, id, 'Location');
  }

  @RequiresScope('tickets:read')
  @Query(() => TicketType, {
    nullable: true,
    description: 'One ticket by its id; null when its source does not know it.',
  })
  ticket(
    @Arg('id', () => ID, { description: 'Id of a `Ticket`.' }) id: string,
    @Ctx() { env }: GraphContext,
  ): Promise<Ticket | null> {
    return resolveTypedId(env, id, 'Ticket');
  }

  @RequiresScope('transactions:read')
  @Query(() => TransactionObjectType, {
    nullable: true,
    description: 'One transaction by its id; null when its source does not know it.',
  })
  transaction(
    @Arg('id', () => ID, { description: 'Id of a `Transaction`.' }) id: string,
    @Ctx() { env }: GraphContext,
  ): Promise<Transaction | null> {
    return resolveTypedId(env, id, 'Transaction');
  }
}
