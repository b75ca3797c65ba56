import { createIdentityIndex as createInPace, type IdentityIndex } from '../../src/domain/model/identity-index.js';
import type { VisitorRecord } from '../../src/domain/model/visitor-record.js';
import { SHARED_PACE } from '../../src/domain/pace/pace.js';

/** Who is who, for a test that does not care how long it takes. */
export function createIdentityIndex(records: Iterable<VisitorRecord>): Promise<IdentityIndex> {
  return createInPace(records, SHARED_PACE);
}
