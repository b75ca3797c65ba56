import { Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { personDetail } from '../../domain/details/details.js';
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
      'Minutes from check-in to check-out, or to now while the visitor is on site. Null before the check-in, and when a time is unknown or only its day is known (`timePrecision`, `departurePrecision`).',
  })
  durationMinutes(@Root() visit: Visit): number | null {
    return durationMinutes(visit);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether the visitor arrived, has no check-out, and the assumed end of the stay is reached. Such a visit is not on site, regardless of its status.',
  })
  neverCheckedOut(@Root() visit: Visit): boolean {
    return isNeverCheckedOut(visit);
  }

  @FieldResolver(() => GuestType, { description: 'The visitor as this record shows them, without a call.' })
  guest(@Root() visit: Visit): Guest {
    return guestOf(visit.visitor);
  }

  @FieldResolver(() => VisitorType, {
    nullable: true,
    description:
      'The visitor joined from all visits of the same person; `guest` has the data of this record. The id needs no call; other fields read the visits of all sources from 30 days ago to 30 days ahead, once for all visitors of the response, and a wider range for visitors who are not found there.',
  })
  visitor(@Root() visit: Visit): VisitorRef {
    return visitorRefOf(visit.visitor);
  }

  @FieldResolver(() => LocationType, {
    nullable: true,
    description: 'The location of the visit, else that of its host; null when neither is known.',
  })
  location(@Root() visit: Visit, @Ctx() context: GraphContext): LocationRef | null | Promise<LocationRef | null> {
    if (visit.location !== undefined) return visit.location;
    return visit.host === null ? null : personDetail(context.session.startRead().adapters, visit.host, 'location');
  }
}
