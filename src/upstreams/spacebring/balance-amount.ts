/** Whether two decimal texts are one amount: `2`, `2.0` and `-2.00`, as whether charges are stored with a sign is not documented. */
export function isSameAmount(left: string, right: string): boolean {
  return toBare(left) === toBare(right);
}

function toBare(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.trim().replace(/^[+-]/, '').split('.');
  return `${whole.replace(/^0+(?=\d)/, '') || '0'}.${fraction.replace(/0+$/, '')}`;
}
