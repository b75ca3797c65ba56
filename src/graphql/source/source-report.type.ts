import { Field, Int, ObjectType } from 'type-graphql';
import type { SourceReport, SourceStatus } from '../../domain/lists/connection.js';
import type { Source } from '../../domain/source/source.js';
import { DateTimeScalar } from '../scalars/scalars.js';
import { SourceEnum } from './source.enum.js';
import { SourceErrorType } from './source-error.type.js';
import { SourceNoticeType } from './source-notice.type.js';
import { SourceStatusEnum } from './source-status.enum.js';

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
