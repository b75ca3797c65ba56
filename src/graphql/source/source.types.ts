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

@ObjectType('SourceError', {
  simpleResolvers: true,
  description:
    'Why a source could not be read, or not completely. It carries no address and no credential of the source.',
})
class SourceErrorType implements SourceFault {
  @Field(() => String, {
    description:
      'The same codes as `extensions.code` of errors, e.g. UPSTREAM_TIMEOUT, UPSTREAM_UNAVAILABLE or UPSTREAM_RATE_LIMITED.',
  })
  readonly code!: SourceFault['code'];

  @Personal('SENTENCE')
  @Field(() => String, { description: 'What happened, in a sentence that may be shown to an operator.' })
  readonly message!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Seconds after which asking again makes sense; null when the source did not say.',
  })
  readonly retryAfterSeconds!: number | null;
}

const SourceNoticeCodeEnum = defineEnum(SOURCE_NOTICE_CODES, {
  name: 'SourceNoticeCode',
  description: 'What of a record could not be taken as its source writes it.',
  values: {
    DATE_NOT_READ:
      'A date is no date, or can be read in several ways: `Visit.arrivalText` and `Visit.departureText` show it as it is written.',
    PARTY_SIZE_NOT_PLAUSIBLE: 'The number of people is negative or beyond 10,000: the visit counts as one person.',
  },
});

@ObjectType('SourceNotice', {
  simpleResolvers: true,
  description: 'A flaw of records that are in the answer all the same, and how many of them have it.',
})
class SourceNoticeType implements SourceNotice {
  @Field(() => SourceNoticeCodeEnum, { description: 'Which flaw it is.' })
  readonly code!: SourceNoticeCode;

  @Field(() => Int, { description: 'Records with the flaw, among those that `recordCount` counts.' })
  readonly count!: number;

  @Field(() => String, { description: 'What was done about it, in a sentence that may be shown to an operator.' })
  readonly message!: string;
}

@ObjectType('SourceReport', {
  simpleResolvers: true,
  description:
    'What one source contributed to a list: how fresh and how complete it is. Every list carries one report for each source; a failed source never fails the list.',
})
export class SourceReportType implements SourceReport {
  @Field(() => SourceEnum, { description: 'The source this report is about.' })
  readonly source!: Source;

  @Field(() => SourceStatusEnum, {
    description: 'Whether all, some or none of its matching records are in the answer.',
  })
  readonly status!: SourceStatus;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the oldest data used from this source was read; null when none was used.',
  })
  readonly asOf!: Date | null;

  @Field(() => Int, {
    description:
      'Records of this source that matched, in what was read for this answer. It can be more than the page holds, and less than the whole range holds.',
  })
  readonly recordCount!: number;

  @Field(() => SourceErrorType, {
    nullable: true,
    description: 'What went wrong, where something did; null for a source that answered in full or was not asked.',
  })
  readonly error!: SourceReport['error'];

  @Field(() => [SourceNoticeType], {
    description:
      'Flaws of the records that `recordCount` counts, one entry for each kind; empty where there are none. They do not change the status.',
  })
  readonly notices!: SourceReport['notices'];
}

const SourceStatusEnum = defineEnum(SOURCE_STATUSES, {
  name: 'SourceStatus',
  description: 'How far one source can be relied on in an answer.',
  values: {
    FRESH: 'Read now, or cached within its normal time to live; nothing is missing.',
    STALE: 'The source could not be read; its last good answer is served. `asOf` tells how old it is.',
    PARTIAL:
      'Read, but something is missing: a safety limit was reached, the deadline passed, some locations failed, or records could not be understood.',
    FAILED: 'Nothing from this source is in the answer; `error` says why.',
    SKIPPED: 'Not asked: the source is not configured, the filter excludes it, or it has no such records.',
  },
});

export const SourceEnum = defineEnum(SOURCES, {
  name: 'Source',
  description: 'The systems this gateway puts together. Every record says which one it comes from.',
  values: {
    SPACEBRING: 'Spacebring: coworking locations with members, visits, visit requests, tickets and transactions.',
    W3LCOME: 'W3lcome: the reception of a company, with hosts, visits, invitees and a blocked list.',
    RESIDENT: "The residents' visit service: communities whose residents announce their visitors.",
  },
});
