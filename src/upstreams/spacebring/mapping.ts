import type { AssumeLeft } from '../../domain/model/stay-end.js';

/** What every mapper needs to know beside the record. */
export interface Mapping {
  readonly assumeLeft: AssumeLeft;
  /** E.164, with the configured default country; null for what cannot be parsed. */
  toE164(phone: string): string | null;
  /** The IANA zone itself, or UTC for an absent or unknown one. */
  toTimeZone(name: string | null): string;
  /** Of a location that a record names by its id only; UTC where the location is not known. */
  timeZoneOf(locationId: string | null): string;
}
