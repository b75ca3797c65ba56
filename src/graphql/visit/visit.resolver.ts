import { Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { personDetail } from '../../domain/details/person-detail.js';
import type { LocationRef } from '../../domain/model/location.js';
import { isNeverCheckedOut } from '../../domain/model/stay-end.js';
import type { Visit } from '../../domain/model/visit.js';
import { type Guest, guestOf } from '../../domain/model/visit.js';
import { durationMinutes } from '../../domain/visit/visit-duration.js';
import { type VisitorRef, visitorRefOf } from '../../domain/visitor/visitor.js';
import type { GraphContext } from '../graph-context.js';
import { GuestType } from '../guest/guest.types.js';
import { LocationType } from '../location/location.types.js';
import { VisitorType } from '../visitor/visitor.types.js';
import { VisitType } from './visit.types.js';

@Resolver(() => VisitType)
export class VisitResolver {
  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'Minutes from check-in to check-out; while the visitor is on site, to now. Null before the check-in, when a time is not known, and where the day of one is all that is known (`timePrecision`, `departurePrecision`).',
  })
  durationMinutes(@Root() visit: Visit): number | null {
    return durationMinutes(visit);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether the visitor arrived, no check-out was noted, and the assumed end of the stay is reached: the visit is not on site, whatever its status says.',
  })
  neverCheckedOut(@Root() visit: Visit): boolean {
    return isNeverCheckedOut(visit);
  }

  @FieldResolver(() => GuestType, { description: 'Who visits, as this record writes them down; it costs no call.' })
  guest(@Root() visit: Visit): Guest {
    return guestOf(visit.visitor);
  }

  @FieldResolver(() => VisitorType, {
    nullable: true,
    description:
      'Who visits, joined with whatever other visits show of the same person: for their history, not for this record, which `guest` shows. The id costs no call; anything else reads the visits of the last and the next 30 days of all sources, once for all visitors of the answer, and those further off for whoever is not found there.',
  })
  visitor(@Root() visit: Visit): VisitorRef {
    return visitorRefOf(visit.visitor);
  }

  @FieldResolver(() => LocationType, {
    nullable: true,
    description:
      "Where the visit takes place; where the record does not say, the host's location. Null when neither is known.",
  })
  location(@Root() visit: Visit, @Ctx() context: GraphContext): LocationRef | null | Promise<LocationRef | null> {
    if (visit.location !== undefined) return visit.location;
    return visit.host === null ? null : personDetail(context.session.startRead().adapters, visit.host, 'location');
  }
}
