/** Port: turns what a person typed into E.164, or null where that cannot be done. */
export interface PhoneParser {
  /** `defaultCountry` is ISO 3166-1 alpha-2, for numbers written without a country code; null = none is assumed. */
  toE164(text: string, defaultCountry: string | null): string | null;
}
