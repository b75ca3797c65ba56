/** A Brazilian taxpayer number: nine digits and two check digits. `number` is below 1,000,000,000. */
export function cpfOf(number: number): string {
  const digits = String(number % 1_000_000_000).padStart(9, '0');
  const first = checkDigit(digits);
  return `${digits}${first}${checkDigit(`${digits}${first}`)}`;
}

/** Accepts the usual dots and hyphen. */
export function isCpf(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  return digits.length === 11 && cpfOf(Number(digits.slice(0, 9))) === digits;
}

function checkDigit(digits: string): number {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (digits.length + 1 - index), 0);
  return ((sum * 10) % 11) % 10;
}
