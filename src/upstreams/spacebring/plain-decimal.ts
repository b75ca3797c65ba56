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
