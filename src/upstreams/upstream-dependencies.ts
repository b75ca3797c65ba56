import type { Clock } from '../domain/time/clock.js';
import type { PhoneParser } from '../domain/visitor/phone-parser.js';

/** What every upstream is given beside its configuration. */
export interface UpstreamDependencies {
  readonly phoneParser: PhoneParser;
  readonly clock: Clock;
  /** For facts an operator should know once, e.g. an unknown time zone. Never personal data, never a credential. */
  warn(message: string): void;
}
