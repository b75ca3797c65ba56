import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { personDetail } from '../../domain/details/person-detail.js';
import { encodeNodeId } from '../../domain/ids/node-id.js';
import type { CompanyRef } from '../../domain/model/company.js';
import type { LocationRef } from '../../domain/model/location.js';
import type { PersonRef } from '../../domain/model/person.js';
import { personSourceId } from '../../domain/person/load-person.js';
import { Personal } from '../access/access-decorators.js';
import { CompanyType } from '../company/company.types.js';
import type { GraphContext } from '../graph-context.js';
import { LocationType } from '../location/location.types.js';
import { PersonType } from './person.types.js';

type Eventual<T> = T | Promise<T>;

/** What the naming record carries is served from it; one look-up, shared by all fields, answers the rest. */
@Resolver(() => PersonType)
export class PersonResolver {
  @FieldResolver(() => ID, {
    description: 'Global id. In Spacebring a person is a membership: the same account has one id per location.',
  })
  id(@Root() person: PersonRef, @Ctx() { session }: GraphContext): Eventual<string> {
    const toId = (sourceId: string) => encodeNodeId({ nodeType: 'Person', source: person.source, sourceId });
    const sourceId = personSourceId(session.startRead().adapters, person);
    return typeof sourceId === 'string' ? toId(sourceId) : sourceId.then(toId);
  }

  @FieldResolver(() => String, {
    description:
      "The source's own id: of the membership, host or resident. `user/<id>` for a Spacebring account without a membership where it was named.",
  })
  sourceId(@Root() person: PersonRef, @Ctx() { session }: GraphContext): Eventual<string> {
    return personSourceId(session.startRead().adapters, person);
  }

  @Personal('NAME')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Full name, else the e-mail; null when the source writes neither. Null, with an error, when the source cannot be read.',
  })
  name(@Root() person: PersonRef, @Ctx() { session }: GraphContext): Eventual<string | null> {
    return personDetail(session.startRead().adapters, person, 'name');
  }

  @Personal('EMAIL')
  @FieldResolver(() => String, { nullable: true, description: 'E-mail address; null when the source has none.' })
  email(@Root() person: PersonRef, @Ctx() { session }: GraphContext): Eventual<string | null> {
    return personDetail(session.startRead().adapters, person, 'email');
  }

  @Personal('NUMBER')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Phone number as the source writes it; null when it has none.',
  })
  phoneNumber(@Root() person: PersonRef, @Ctx() { session }: GraphContext): Eventual<string | null> {
    return personDetail(session.startRead().adapters, person, 'phoneNumber');
  }

  @Personal('SECRET')
  @FieldResolver(() => String, { nullable: true, description: 'Address of a picture; null when the source has none.' })
  pictureUrl(@Root() person: PersonRef, @Ctx() { session }: GraphContext): Eventual<string | null> {
    return personDetail(session.startRead().adapters, person, 'pictureUrl');
  }

  @Personal('TEXT')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What they do in their company (W3lcome); null elsewhere.',
  })
  position(@Root() person: PersonRef, @Ctx() { session }: GraphContext): Eventual<string | null> {
    return personDetail(session.startRead().adapters, person, 'position');
  }

  @Personal('TEXT')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where in their company they work (W3lcome); null elsewhere.',
  })
  department(@Root() person: PersonRef, @Ctx() { session }: GraphContext): Eventual<string | null> {
    return personDetail(session.startRead().adapters, person, 'department');
  }

  @FieldResolver(() => CompanyType, {
    nullable: true,
    description: 'The company they belong to (Spacebring); null for people on their own and in the other sources.',
  })
  company(@Root() person: PersonRef, @Ctx() { session }: GraphContext): Eventual<CompanyRef | null> {
    return personDetail(session.startRead().adapters, person, 'company');
  }

  @Personal('TEXT')
  @FieldResolver(() => String, { nullable: true, description: 'Flat or house number of a resident; null elsewhere.' })
  unit(@Root() person: PersonRef, @Ctx() { session }: GraphContext): Eventual<string | null> {
    return personDetail(session.startRead().adapters, person, 'unit');
  }

  @Personal('TEXT')
  @FieldResolver(() => String, { nullable: true, description: 'Postal address of a resident; null elsewhere.' })
  address(@Root() person: PersonRef, @Ctx() { session }: GraphContext): Eventual<string | null> {
    return personDetail(session.startRead().adapters, person, 'address');
  }

  @FieldResolver(() => LocationType, {
    nullable: true,
    description:
      'Where they are at home: the location of the membership, the company account, the community. Null when not known.',
  })
  location(@Root() person: PersonRef, @Ctx() { session }: GraphContext): Eventual<LocationRef | null> {
    return personDetail(session.startRead().adapters, person, 'location');
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether the source still counts them as active; null where it does not say.',
  })
  isActive(@Root() person: PersonRef, @Ctx() { session }: GraphContext): Eventual<boolean | null> {
    return personDetail(session.startRead().adapters, person, 'isActive');
  }
}
