import { Field, Int, ObjectType } from 'type-graphql';
import { SOURCE_NOTICE_CODES, type SourceNotice, type SourceNoticeCode } from '../../domain/source/source-notice.js';
import { defineEnum } from '../enums/define-enum.js';

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
export class SourceNoticeType implements SourceNotice {
  @Field(() => SourceNoticeCodeEnum, { description: 'Which flaw it is.' })
  readonly code!: SourceNoticeCode;

  @Field(() => Int, { description: 'Records with the flaw, among those that `recordCount` counts.' })
  readonly count!: number;

  @Field(() => String, { description: 'What was done about it, in a sentence that may be shown to an operator.' })
  readonly message!: string;
}
