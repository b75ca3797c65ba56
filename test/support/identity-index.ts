import { SHARED_PACE } from '../../src/domain/pace/pace.js';
import { createIdentityIndex as createInPace, type IdentityIndex } from '../../src/domain/visitor/identity-index.js';
import type { VisitorRecord } from '../../src/domain/visitor/visitor-record.js';

/** Who is who, for a test that does not care how long it takes. */
export function createIdentityIndex(records: Iterable<VisitorRecord>): Promise<IdentityIndex> {
  return createInPace(records, SHARED_PACE);
}
