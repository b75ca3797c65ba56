import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { SourceStatus } from '../../domain/lists/connection.js';
import type { Source } from '../../domain/source/source.js';
import { DateTimeScalar } from '../scalars/scalars.js';
import type { SourceDescription } from './describe-source.js';
import { SourceEnum } from './source.enum.js';
import { SourceErrorType } from './source-error.type.js';
import { SourceStatusEnum } from './source-status.enum.js';

@ObjectType('SourceHealth', {
  simpleResolvers: true,
  description: 'What this replica of the gateway knows of one source, from the calls it has made since it started.',
})
export class SourceHealthType implements SourceDescription {
  @Field(() => SourceEnum, { description: 'The source this is about.' })
  readonly source!: Source;

  @Field(() => Boolean, { description: 'Whether the gateway is connected to it.' })
  readonly isConfigured!: boolean;

  @Field(() => Boolean, {
    description: 'Whether the embedded sandbox plays this source, so that all its people and visits are made up.',
  })
  readonly isSandbox!: boolean;

  @Field(() => SourceStatusEnum, {
    description:
      'FRESH when the last call succeeded, FAILED when it did not, SKIPPED when the source is not configured.',
  })
  readonly status!: SourceStatus;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it last answered a call; null when it never has.' })
  readonly lastSuccessAt!: Date | null;

  @Field(() => SourceErrorType, {
    nullable: true,
    description: 'The last thing that went wrong, even if it has answered since; null when nothing has.',
  })
  readonly lastError!: SourceDescription['lastError'];

  @Field(() => Float, {
    nullable: true,
    description:
      'Calls that the gateway starts at most in any second, to stay within the quota of the source; null when it is not limited.',
  })
  readonly requestsPerSecondLimit!: number | null;

  @Field(() => Int, { description: 'Calls that wait for their turn right now.' })
  readonly queueLength!: number;

  @Field(() => String, {
    description:
      'CLOSED: calls go through. OPEN: after many failures in a row calls fail at once, to spare the source. HALF_OPEN: one call is tried.',
  })
  readonly circuit!: SourceDescription['circuit'];

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether all replicas of the gateway count their calls together right now. False: they cannot, so this one keeps to its own share of the limit. Null when it is the only one.',
  })
  readonly isQuotaShared!: boolean | null;
}
