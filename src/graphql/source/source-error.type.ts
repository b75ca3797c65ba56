import { Field, Float, ObjectType } from 'type-graphql';
import type { SourceFault } from '../../domain/source/source-error.js';
import { Personal } from '../access/access-decorators.js';

@ObjectType('SourceError', {
  simpleResolvers: true,
  description:
    'Why a source could not be read, or not completely. It carries no address and no credential of the source.',
})
export class SourceErrorType implements SourceFault {
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
