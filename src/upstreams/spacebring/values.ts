import type { AssumeLeft } from '../../domain/model/stay-end.js';

/** What every mapper needs beside the record. */
export interface Mapping {
  readonly assumeLeft: AssumeLeft;
  /** E.164, with the configured default country; null for what cannot be parsed. */
  toE164(phone: string): string | null;
  /** The IANA zone itself, or UTC for an absent or unknown one. */
  toTimeZone(name: string | null): string;
  /** The zone of a location that a record names by id only; UTC where the location is unknown. */
  timeZoneOf(locationId: string | null): string;
}

/** Whether two decimal texts are one amount, as `2`, `2.0` and `-2.00` are: it is not documented whether charges have a sign. */
export function isSameAmount(left: string, right: string): boolean {
  return toBare(left) === toBare(right);
}

function toBare(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.trim().replace(/^[+-]/, '').split('.');
  return `${whole.replace(/^0+(?=\d)/, '') || '0'}.${fraction.replace(/0+$/, '')}`;
}

const DECIMAL = /^(?<sign>-?)(?<whole>\d+)(?:\.(?<fraction>\d+))?(?:[eE](?<exponent>[+-]?\d{1,3}))?$/;

/** `1.5e-7` becomes `0.00000015`; digits are moved, never computed with. Null for what is not a decimal number. */
export function toPlainDecimal(written: string): string | null {
  const groups = DECIMAL.exec(written.trim())?.groups;
  if (groups === undefined) return null;
  const { sign = '', whole = '', fraction = '', exponent = '0' } = groups;
  const shift = Number(exponent);
  const pointAt = whole.length + shift;
  const digits = (whole + fraction).padEnd(pointAt, '0');
  const moved = pointAt > 0 ? digits : digits.padStart(digits.length + 1 - pointAt, '0');
  const point = Math.max(pointAt, 1);
  const wholePart = moved.slice(0, point).replace(/^0+(?=\d)/, '');
  const fractionPart = moved.slice(point);
  const text = fractionPart === '' ? wholePart : `${wholePart}.${fractionPart}`;
  return /^[0.]+$/.test(text) ? text : sign + text;
}
