import { SHARED_PACE } from '../../src/domain/pace/pace.js';
import { createVisitedPeopleReads } from '../../src/domain/visitor/visited-people.js';
import { createVisitorDirectory } from '../../src/domain/visitor/visitor-directory.js';
import type { VisitorEnvironment } from '../../src/domain/visitor/visitor-environment.js';
import { createEncryptor } from '../../src/platform/encryptor.js';

const encryptor = createEncryptor('a secret that is long enough for tests');

/** What a request brings to the list functions, with only what a test cares about. */
export function createListEnvironment(
  given: Partial<VisitorEnvironment> & Pick<VisitorEnvironment, 'adapters' | 'now'>,
): VisitorEnvironment {
  const env = {
    encryptor,
    visitsMaxRangeDays: 400,
    pace: SHARED_PACE,
    phoneCandidates: (text: string) => (/^\+\d{8,15}$/.test(text) ? [text] : []),
    ...given,
  };
  return { visitors: createVisitorDirectory(env), visitedPeople: createVisitedPeopleReads(env.pace), ...env };
}
