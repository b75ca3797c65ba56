/** The vendor's examples are UTC with `Z`. */
export function toIso(instant: number): string {
  return new Date(instant).toISOString();
}

/** `{[key]: instant}`, or nothing while the thing has not happened (0). */
export function dateMember(key: string, instant: number): Readonly<Record<string, string>> {
  return instant === 0 ? {} : { [key]: toIso(instant) };
}
