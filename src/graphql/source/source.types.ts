import { Field, Float, Int, ObjectType } from 'type-graphql';
import { SOURCE_STATUSES, type SourceReport, type SourceStatus } from '../../domain/lists/connection.js';
import { SOURCES, type Source } from '../../domain/source/source.js';
import type { SourceFault } from '../../domain/source/source-error.js';
import { SOURCE_NOTICE_CODES, type SourceNotice, type SourceNoticeCode } from '../../domain/source/source-notice.js';
import { Personal } from '../access/access-decorators.js';
import { defineEnum } from '../enums/define-enum.js';
import { DateTimeScalar } from '../scalars/scalars.js';
import type { SourceDescription } from './describe-source.js';

@ObjectType('SourceHealth', {
  simpleResolvers: true,
  description: 'The health of one source, from the calls of this replica since its start.',
})
export class SourceHealthType implements SourceDescription {
  @Field(() => SourceEnum, { description: 'The source.' })
  readonly source!: Source;

  @Field(() => Boolean, { description: 'Whether the gateway is connected to it.' })
  readonly isConfigured!: boolean;

  @Field(() => Boolean, {
    description: 'Whether the embedded sandbox replaces this source with made-up people and visits.',
  })
  readonly isSandbox!: boolean;

  @Field(() => SourceStatusEnum, {
    description:
      'FRESH when the last call succeeded, FAILED when it did not, SKIPPED when the source is not configured.',
  })
  readonly status!: SourceStatus;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time of the last successful call; null when there is none.',
  })
  readonly lastSuccessAt!: Date | null;

  @Field(() => SourceErrorType, {
    nullable: true,
    description: 'The last failure, even if a later call succeeded; null when there is none.',
  })
  readonly lastError!: SourceDescription['lastError'];

  @Field(() => Float, {
    nullable: true,
    description:
      'Maximum number of calls per second that the gateway starts, to stay within the quota of the source; null without a limit.',
  })
  readonly requestsPerSecondLimit!: number | null;

  @Field(() => Int, { description: 'Number of calls that wait for a slot now.' })
  readonly queueLength!: number;

  @Field(() => String, {
    description:
      'CLOSED: calls are sent. OPEN: after many failures in a row, calls fail without being sent; HALF_OPEN: one call is sent as a test.',
  })
  readonly circuit!: SourceDescription['circuit'];

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether all replicas of the gateway count their calls together now; if false, this replica uses only its own share of the limit. Null when it is the only replica.',
  })
  readonly isQuotaShared!: boolean | null;
}

@ObjectType('SourceError', {
  simpleResolvers: true,
  description:
    'Why a source cannot be read, or not completely. It contains no address and no credential of the source.',
})
class SourceErrorType implements SourceFault {
  @Field(() => String, {
    description:
      'The same codes as `extensions.code` of errors, e.g. UPSTREAM_TIMEOUT, UPSTREAM_UNAVAILABLE or UPSTREAM_RATE_LIMITED.',
  })
  readonly code!: SourceFault['code'];

  @Personal('SENTENCE')
  @Field(() => String, { description: 'What happened, in a sentence that is safe to show.' })
  readonly message!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Seconds to wait before a retry; null when the source does not say.',
  })
  readonly retryAfterSeconds!: number | null;
}

const SourceNoticeCodeEnum = defineEnum(SOURCE_NOTICE_CODES, {
  name: 'SourceNoticeCode',
  description: 'A value of a record that the gateway cannot use as the source sends it.',
  values: {
    DATE_NOT_READ: 'A date is invalid or ambiguous: `Visit.arrivalText` and `Visit.departureText` show its text.',
    PARTY_SIZE_NOT_PLAUSIBLE: 'The number of people is negative or above 10,000: the visit counts as one person.',
  },
});

@ObjectType('SourceNotice', {
  simpleResolvers: true,
  description: 'A flaw of records that are in the response, and the number of these records.',
})
class SourceNoticeType implements SourceNotice {
  @Field(() => SourceNoticeCodeEnum, { description: 'The kind of flaw.' })
  readonly code!: SourceNoticeCode;

  @Field(() => Int, { description: 'Number of records with the flaw, among those that `recordCount` counts.' })
  readonly count!: number;

  @Field(() => String, { description: 'How the gateway handles it, in a sentence that is safe to show.' })
  readonly message!: string;
}

@ObjectType('SourceReport', {
  simpleResolvers: true,
  description:
    'How fresh and how complete the records of one source in a list are. Every list has one report for each source; a list fails only when no source answers.',
})
export class SourceReportType implements SourceReport {
  @Field(() => SourceEnum, { description: 'The source of this report.' })
  readonly source!: Source;

  @Field(() => SourceStatusEnum, {
    description: 'Whether all, some or none of its matching records are available.',
  })
  readonly status!: SourceStatus;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Read time of the oldest data from this source; null when there is none.',
  })
  readonly asOf!: Date | null;

  @Field(() => Int, {
    description:
      'Number of matching records among those that were read for this response. It can be more than the page has, and less than the range has.',
  })
  readonly recordCount!: number;

  @Field(() => SourceErrorType, {
    nullable: true,
    description: 'The failure or limit; null for a source that was read completely or skipped.',
  })
  readonly error!: SourceReport['error'];

  @Field(() => [SourceNoticeType], {
    description:
      'Flaws of the records that `recordCount` counts, one entry for each kind. They do not change the status.',
  })
  readonly notices!: SourceReport['notices'];
}

const SourceStatusEnum = defineEnum(SOURCE_STATUSES, {
  name: 'SourceStatus',
  description: 'How complete and how fresh one source is in a response.',
  values: {
    FRESH: 'Read now, or cached within its normal time to live; nothing is missing.',
    STALE: 'The source cannot be read; an older answer is served, read at `asOf`.',
    PARTIAL:
      'Records are missing: a limit or the deadline was reached, a location failed, or records could not be decoded.',
    FAILED: 'No record of this source is in the response; `error` has the reason.',
    SKIPPED: 'Not read: the source is not configured, the filter excludes it, or it has no such records.',
  },
});

export const SourceEnum = defineEnum(SOURCES, {
  name: 'Source',
  description: 'The systems that this gateway federates; every record has its source.',
  values: {
    SPACEBRING: 'Spacebring: coworking locations with members, visits, visit requests, tickets and transactions.',
    W3LCOME: 'W3lcome: the reception of a company, with hosts, visits, invitees and a blocked list.',
    RESIDENT: "The residents' visit service: communities whose residents announce their visitors.",
  },
});
