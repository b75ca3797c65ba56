import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { LocationRef } from '../../domain/model/location.js';
import type { PersonRef } from '../../domain/model/person.js';
import { type Guest, guestOf } from '../../domain/model/visit.js';
import type { VisitRequest } from '../../domain/model/visit-request.js';
import type { Visitor } from '../../domain/visitor/visitor.js';
import type { GraphContext } from '../graph-context.js';
import { GuestType } from '../guest/guest.types.js';
import { LocationType } from '../location/location.types.js';
import { PersonType } from '../person/person.types.js';
import { VisitorType } from '../visitor/visitor.types.js';
import { VisitRequestType } from './visit-request.types.js';

@Resolver(() => VisitRequestType)
export class VisitRequestResolver {
  @FieldResolver(() => GuestType, { description: 'Who asks to visit, as this request writes them down.' })
  guest(@Root() request: VisitRequest): Guest {
    return guestOf(request.visitor);
  }

  @FieldResolver(() => VisitorType, {
    nullable: true,
    description:
      'Who asks to visit, as far as visits show them: null for somebody who has none yet. It is looked for in the visits of all sources.',
  })
  visitor(@Root() request: VisitRequest, @Ctx() { session }: GraphContext): Promise<Visitor | null> {
    return session.startRead().visitors.find([request.visitor.keys[0]]);
  }

  @FieldResolver(() => PersonType, {
    nullable: true,
    description: 'Whom they want to visit; null when nobody was named.',
  })
  host(@Root() request: VisitRequest): PersonRef | null {
    return request.host;
  }

  @FieldResolver(() => LocationType, { nullable: true, description: 'Where; null when the source does not say.' })
  location(@Root() request: VisitRequest): LocationRef | null {
    return request.location;
  }
}
