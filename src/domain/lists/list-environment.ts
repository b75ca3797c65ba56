import type { Encryptor } from '../ids/encryptor.js';
import type { SourceAdapters } from '../model/source-adapter.js';
import type { Pace } from '../pace/pace.js';

/** What list functions need of a request. */
export interface ListEnvironment {
  readonly adapters: SourceAdapters;
  readonly encryptor: Encryptor;
  /** The request's one "now". */
  readonly now: Date;
  readonly visitsMaxRangeDays: number;
  /** How long the request computes at once. */
  readonly pace: Pace;
  /** All E.164 forms of a client's phone number that the default countries of the sources allow. */
  phoneCandidates(text: string): readonly string[];
}
