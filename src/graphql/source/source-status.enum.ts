import { SOURCE_STATUSES } from '../../domain/lists/connection.js';
import { defineEnum } from '../enums/define-enum.js';

export const SourceStatusEnum = defineEnum(SOURCE_STATUSES, {
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
