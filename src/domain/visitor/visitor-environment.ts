import type { ListEnvironment } from '../lists/list-environment.js';
import type { VisitedPeopleReads } from './visited-people.js';
import type { VisitorDirectory } from './visitor-directory.js';

/** What functions about people need of a request, beyond that of every list. */
export interface VisitorEnvironment extends ListEnvironment {
  /** The fields of visitors, for everything that shows one. */
  readonly visitors: VisitorDirectory;
  /** Visits by person, for lists that are about people. */
  readonly visitedPeople: VisitedPeopleReads;
}
