/** Port: parses a typed phone number to E.164; null when it cannot be parsed. */
export interface PhoneParser {
  /** `defaultCountry` is ISO 3166-1 alpha-2, for numbers without a country code; null = none. */
  toE164(text: string, defaultCountry: string | null): string | null;
  /** The country calling code of a number in E.164, without the plus: `55` of `+5511912345678`; null for anything else. */
  countryCallingCode(e164: string): string | null;
}
