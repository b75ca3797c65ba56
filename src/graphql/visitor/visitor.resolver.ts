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

/** Whatever names a visitor gives the key; all else is the directory's, so that an id has one content. */
@Resolver(() => VisitorType)
export class VisitorResolver {
  @FieldResolver(() => ID, {
    description:
      'Made from what the identity rests on, encrypted: no personal data can be read from it. A person has as many as their records have contacts and ways to write the name; each finds the whole person.',
  })
  id(@Root() { key }: VisitorRef, @Ctx() { session }: GraphContext): string {
    return encodeVisitorId(session.startRead().encryptor, key);
  }

  @FieldResolver(() => [VisitorIdentityType], {
    description: 'How the sources write this person down: one entry per source and spelling, the newest first.',
  })
  async identities(@Root() visitor: VisitorRef, @Ctx() context: GraphContext): Promise<VisitorIdentity[]> {
    return identitiesOf(await loadVisitor(visitor, context));
  }

  @RequiresScope('blocklist:read')
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether the blocked list means this person; null when there is no such list or it cannot be read.',
  })
  async isBlocked(@Root() visitor: VisitorRef, @Ctx() context: GraphContext): Promise<boolean | null> {
    const entries = await blockedEntriesOf(context.session.startRead(), await loadVisitor(visitor, context));
    return entries === null ? null : entries.length > 0;
  }

  @RequiresScope('blocklist:read')
  @FieldResolver(() => [BlockedPersonType], {
    nullable: true,
    description:
      'The entries of the blocked list with the same e-mail, phone number or document; null when there is no such list or it cannot be read.',
  })
  async blockedEntries(@Root() visitor: VisitorRef, @Ctx() context: GraphContext): Promise<BlockedPerson[] | null> {
    return blockedEntriesOf(context.session.startRead(), await loadVisitor(visitor, context));
  }

  @RequiresScope('visits:read')
  @FieldResolver(() => PersonType, {
    nullable: true,
    description: 'The same human as a member, employee or resident, where the e-mail says so; null otherwise.',
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
    description:
      'As the newest record that has one writes it, the e-mail where that is all it writes; null when no record writes either.',
  },
  email: { personal: 'EMAIL', description: 'Lower-case; null when no record has one.' },
  phoneNumber: {
    personal: 'NUMBER',
    description:
      'In E.164, e.g. `+5511912345678`, where it can be read as a number; else as the source wrote it. Null when no record has one.',
  },
  company: {
    personal: 'TEXT',
    description: 'The company they come from, as they gave it; null when no record has one.',
  },
  pictureUrl: { personal: 'SECRET', description: 'Address of their picture; null when no record has one.' },
  matchedBy: { type: () => VisitorMatchEnum, isRequired: true, description: 'What the identity rests on.' },
});

function loadVisitor({ key }: VisitorRef, { session }: GraphContext): Promise<Visitor> {
  return session.startRead().visitors.load(key);
}
