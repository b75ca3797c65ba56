import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { BlockedPerson } from '../../domain/model/blocked-person.js';
import type { Person } from '../../domain/model/person.js';
import { encodeVisitorId } from '../../domain/model/visitor-id.js';
import type { Visitor, VisitorRef } from '../../domain/visitor/visitor.js';
import {
  blockedEntriesOf,
  identitiesOf,
  personOf,
  type VisitorIdentity,
} from '../../domain/visitor/visitor-relations.js';
import { RequiresScope } from '../access/access-decorators.js';
import { BlockedPersonType } from '../blocked-person/blocked-person.types.js';
import { defineDetails } from '../details/define-details.js';
import type { GraphContext } from '../graph-context.js';
import { PersonType } from '../person/person.types.js';
import { VisitorIdentityType, VisitorMatchEnum, VisitorType } from './visitor.types.js';

/** A reference to a visitor has the key; the directory has all other fields, so that an id has one content. */
@Resolver(() => VisitorType)
export class VisitorResolver {
  @FieldResolver(() => ID, {
    description:
      'The encrypted key of the identity, without readable personal data. A person has one id for each contact and spelling of the name in their records; each id finds the whole person.',
  })
  id(@Root() { key }: VisitorRef, @Ctx() { session }: GraphContext): string {
    return encodeVisitorId(session.startRead().encryptor, key);
  }

  @FieldResolver(() => [VisitorIdentityType], {
    description: 'The identities of this person in the sources: one per source and spelling, newest first.',
  })
  async identities(@Root() visitor: VisitorRef, @Ctx() context: GraphContext): Promise<VisitorIdentity[]> {
    return identitiesOf(await loadVisitor(visitor, context));
  }

  @RequiresScope('blocklist:read')
  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether this person is on the blocked list; null when there is no such list, or when it or the visits of this person cannot be read completely.',
  })
  async isBlocked(@Root() visitor: VisitorRef, @Ctx() context: GraphContext): Promise<boolean | null> {
    const entries = await blockedEntriesOf(context.session.startRead(), await loadVisitor(visitor, context));
    return entries === null ? null : entries.length > 0;
  }

  @RequiresScope('blocklist:read')
  @FieldResolver(() => [BlockedPersonType], {
    nullable: true,
    description:
      'The entries of the blocked list with the same e-mail, phone number or document; null when there is no such list, or when it or the visits of this person cannot be read completely.',
  })
  async blockedEntries(@Root() visitor: VisitorRef, @Ctx() context: GraphContext): Promise<BlockedPerson[] | null> {
    return blockedEntriesOf(context.session.startRead(), await loadVisitor(visitor, context));
  }

  @RequiresScope('visits:read')
  @FieldResolver(() => PersonType, {
    nullable: true,
    description: 'The member, employee or resident with the same e-mail; null when there is none.',
  })
  async person(@Root() visitor: VisitorRef, @Ctx() context: GraphContext): Promise<Person | null> {
    return personOf(context.session.startRead(), await loadVisitor(visitor, context));
  }
}

export const VisitorDetailsResolver = defineDetails<
  VisitorRef,
  'name' | 'email' | 'phoneNumber' | 'company' | 'pictureUrl' | 'matchedBy'
>(VisitorType, async ({ visitors }, { key }, name) => (await visitors.load(key))[name], {
  name: {
    personal: 'NAME',
    description: 'Name in the newest record that has one, else its e-mail; null when no record has either.',
  },
  email: { personal: 'EMAIL', description: 'Lower-case; null when no record has one.' },
  phoneNumber: {
    personal: 'NUMBER',
    description:
      'Phone number in E.164, e.g. `+5511912345678`, or as the source stores it when it cannot be parsed; null when no record has one.',
  },
  company: {
    personal: 'TEXT',
    description: 'The company of the visitor; null when no record has one.',
  },
  pictureUrl: { personal: 'SECRET', description: 'URL of a picture; null when no record has one.' },
  matchedBy: { type: () => VisitorMatchEnum, isRequired: true, description: 'The key of the identity.' },
});

function loadVisitor({ key }: VisitorRef, { session }: GraphContext): Promise<Visitor> {
  return session.startRead().visitors.load(key);
}
