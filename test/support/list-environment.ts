import type { ListEnvironment } from '../../src/domain/lists/list-environment.js';
import { createIdentityRegistry } from '../../src/domain/visitor/identity-registry.js';
import { createSealer } from '../../src/platform/sealer.js';

const sealer = createSealer('a secret that is long enough for tests');

/** What a request brings to the list functions, with only what a test cares about. */
export function createListEnvironment(
  given: Partial<ListEnvironment> & Pick<ListEnvironment, 'adapters' | 'now'>,
): ListEnvironment {
  return {
    sealer,
    visitsMaxRangeDays: 400,
    identities: createIdentityRegistry(),
    phoneCandidates: (text) => (/^\+\d{8,15}$/.test(text) ? [text] : []),
    ...given,
  };
}
