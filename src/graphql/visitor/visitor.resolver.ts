import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { BlockedPerson } from '../../domain/blocked-person/blocked-person.js';
import type { Person } from '../../domain/person/person.js';
import type { Visitor } from '../../domain/visitor/visitor.js';
import { encodeVisitorId } from '../../domain/visitor/visitor-id.js';
import {
  blockedEntriesOf,
  identitiesOf,
  personOf,
  type VisitorIdentity,
} from '../../domain/visitor/visitor-relations.js';
import { RequiresScope } from '../access/requires-scope.js';
import { BlockedPersonType } from '../blocked-person/blocked-person.type.js';
import type { GraphContext } from '../graph-context.js';
import { PersonType } from '../person/person.type.js';
import { VisitorType } from './visitor.type.js';
import { VisitorIdentityType } from './visitor-identity.type.js';

@Resolver(() => VisitorType)
export class VisitorResolver {
  @FieldResolver(() => ID, {
    description:
      'Made from what the identity rests on, encrypted: no personal data can be read from it, and the same person keeps it. Any id of a person finds the whole person.',
  })
  id(@Root() visitor: Visitor, @Ctx() { env }: GraphContext): string {
    return encodeVisitorId(env.sealer, visitor.key);
  }

  @FieldResolver(() => [VisitorIdentityType], {
    description: 'How the sources write this person down, among what this answer has read; it costs no further calls.',
  })
  identities(@Root() visitor: Visitor, @Ctx() { env }: GraphContext): VisitorIdentity[] {
    return identitiesOf(env, visitor);
  }

  @RequiresScope('blocklist:read')
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether the blocked list means this person; null when there is no such list or it cannot be read.',
  })
  async isBlocked(@Root() visitor: Visitor, @Ctx() { env }: GraphContext): Promise<boolean | null> {
    const entries = await blockedEntriesOf(env, visitor);
    return entries === null ? null : entries.length > 0;
  }

  @RequiresScope('blocklist:read')
  @FieldResolver(() => [BlockedPersonType], {
    nullable: true,
    description:
      'The entries of the blocked list with the same e-mail, phone number or document; null when there is no such list or it cannot be read.',
  })
  blockedEntries(@Root() visitor: Visitor, @Ctx() { env }: GraphContext): Promise<BlockedPerson[] | null> {
    return blockedEntriesOf(env, visitor);
  }

  @RequiresScope('visits:read')
  @FieldResolver(() => PersonType, {
    nullable: true,
    description: 'The same human as a member, employee or resident, where the e-mail says so; null otherwise.',
  })
  person(@Root() visitor: Visitor, @Ctx() { env }: GraphContext): Promise<Person | null> {
    return personOf(env, visitor);
  }
}
