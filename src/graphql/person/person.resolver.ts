import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { personDetail } from '../../domain/details/details.js';
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
      "The source's own id of the membership, host or resident. `user/<id>` for a Spacebring account without a membership at the location of the record that names it.",
  })
  sourceId(@Root() person: PersonRef, @Ctx() { session }: GraphContext): Eventual<string> {
    return personSourceId(session.startRead().adapters, person);
  }
}

/** Details in the referring record need no call; one look-up per person loads the others. */
export const PersonDetailsResolver = defineDetails<PersonRef, keyof PersonDetails>(
  PersonType,
  ({ adapters }, person, name) => personDetail(adapters, person, name),
  {
    name: {
      personal: 'NAME',
      description:
        'Full name, else the e-mail; null when the source has neither. Null with an error when the source cannot be read.',
    },
    email: { personal: 'EMAIL', description: 'E-mail address; null when the source has none.' },
    phoneNumber: { personal: 'NUMBER', description: 'Phone number as the source stores it; null when it has none.' },
    pictureUrl: { personal: 'SECRET', description: 'URL of a picture; null when the source has none.' },
    position: { personal: 'TEXT', description: 'Position in their company (W3lcome); null in other sources.' },
    department: { personal: 'TEXT', description: 'Department in their company (W3lcome); null in other sources.' },
    company: {
      type: () => CompanyType,
      description: 'Their company (Spacebring); null for members without one and in other sources.',
    },
    unit: { personal: 'TEXT', description: 'Flat or house number of a resident; null in other sources.' },
    address: { personal: 'TEXT', description: 'Postal address of a resident; null in other sources.' },
    location: {
      type: () => LocationType,
      description:
        'Their own location: that of the membership, the company account or the community; null when unknown.',
    },
    isActive: {
      type: () => Boolean,
      description: 'Whether they are active in the source; null when it does not say.',
    },
  },
);
