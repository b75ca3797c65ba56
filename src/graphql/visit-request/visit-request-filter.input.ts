import { Field, ID, InputType } from 'type-graphql';
import type { VisitRequestFilter } from '../../domain/visit-request/list-visit-requests.js';
import { DateTimeRangeInput } from '../connection/page.args.js';

@InputType('VisitRequestFilter', {
  description: 'Which visit requests are meant. All members that are given must hold.',
})
export class VisitRequestFilterInput implements VisitRequestFilter {
  @Field(() => DateTimeRangeInput, { nullable: true, description: 'Range of `createdAt`; an end left out is open.' })
  readonly createdAt?: DateTimeRangeInput | null;

  @Field(() => [ID], { nullable: true, description: 'Only requests for these locations: ids of `Location`.' })
  readonly locationIds?: string[] | null;
}
