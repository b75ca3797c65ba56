import type { Encryptor } from '../ids/encryptor.js';
import type { SourceAdapters } from '../model/source-adapter.js';
import type { Pace } from '../pace/pace.js';

/** What the list functions need to know of the request they work for. */
export interface ListEnvironment {
  readonly adapters: SourceAdapters;
  readonly encryptor: Encryptor;
  /** The request's one "now". */
  readonly now: Date;
  readonly visitsMaxRangeDays: number;
  /** How long the request's work keeps the process from all else. */
  readonly pace: Pace;
  /** A phone number as a client wrote it, in every E.164 form that the sources' default countries allow. */
  phoneCandidates(text: string): readonly string[];
}
