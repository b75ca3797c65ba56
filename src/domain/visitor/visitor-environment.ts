import type { ListEnvironment } from '../lists/list-environment.js';
import type { VisitedPeopleReads } from './visited-people.js';
import type { VisitorDirectory } from './visitor-directory.js';

/** What the functions that show people need to know of the request beside what every list needs. */
export interface VisitorEnvironment extends ListEnvironment {
  /** Who the visitors are, for everything that shows one. */
  readonly visitors: VisitorDirectory;
  /** Visits by person, for lists that are about people. */
  readonly visitedPeople: VisitedPeopleReads;
}
