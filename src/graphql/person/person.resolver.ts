import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { personDetail } from '../../domain/details/person-detail.js';
import { encodeNodeId } from '../../domain/ids/node-id.js';
import type { PersonDetails, PersonRef } from '../../domain/model/person.js';
import { personSourceId } from '../../domain/person/load-person.js';
import { CompanyType } from '../company/company.types.js';
import { defineDetails } from '../details/define-details.js';
import type { GraphContext } from '../graph-context.js';
import { LocationType } from '../location/location.types.js';
import { PersonType } from './person.types.js';

type Eventual<T> = T | Promise<T>;

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
}

/** What the naming record carries is served from it; one look-up, shared by all fields, answers the rest. */
export const PersonDetailsResolver = defineDetails<PersonRef, keyof PersonDetails>(
  PersonType,
  ({ adapters }, person, name) => personDetail(adapters, person, name),
  {
    name: {
      personal: 'NAME',
      description:
        'Full name, else the e-mail; null when the source writes neither. Null, with an error, when the source cannot be read.',
    },
    email: { personal: 'EMAIL', description: 'E-mail address; null when the source has none.' },
    phoneNumber: { personal: 'NUMBER', description: 'Phone number as the source writes it; null when it has none.' },
    pictureUrl: { personal: 'SECRET', description: 'Address of a picture; null when the source has none.' },
    position: { personal: 'TEXT', description: 'What they do in their company (W3lcome); null elsewhere.' },
    department: { personal: 'TEXT', description: 'Where in their company they work (W3lcome); null elsewhere.' },
    company: {
      type: () => CompanyType,
      description: 'The company they belong to (Spacebring); null for people on their own and in the other sources.',
    },
    unit: { personal: 'TEXT', description: 'Flat or house number of a resident; null elsewhere.' },
    address: { personal: 'TEXT', description: 'Postal address of a resident; null elsewhere.' },
    location: {
      type: () => LocationType,
      description:
        'Where they are at home: the location of the membership, the company account, the community. Null when not known.',
    },
    isActive: {
      type: () => Boolean,
      description: 'Whether the source still counts them as active; null where it does not say.',
    },
  },
);
