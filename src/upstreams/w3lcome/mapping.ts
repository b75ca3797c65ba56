import type { Location } from '../../domain/model/location.js';
import type { AssumeLeft } from '../../domain/model/stay-end.js';

/** What every mapper needs to know beside the record. */
export interface Mapping {
  /** The one location of the account; its zone is where days begin and end. */
  readonly account: Location;
  readonly assumeLeft: AssumeLeft;
  /** E.164, with the configured default country; null for what cannot be parsed. */
  toE164(phone: string): string | null;
  /** The country calling code of a number in E.164, without the plus. */
  countryCallingCode(e164: string): string | null;
}
