import type { Origin } from './name-lists.js';

/** Beginnings of mobile numbers that leave seven digits open; in the United States, where not all ten digits may follow the area, six. */
const PREFIXES: Readonly<Record<Origin['country'], readonly string[]>> = {
  BR: ['+551198', '+551197', '+552199', '+553198', '+554199', '+555198', '+557199', '+558198'],
  MX: ['+52554', '+52555', '+52551', '+52331', '+52818', '+52222', '+52442'],
  US: ['+14152', '+14153', '+12124', '+12125', '+13126', '+13127', '+16468', '+16469', '+13032', '+13033'],
  EU: ['+35191', '+35196', '+3461', '+3466', '+3361', '+491512', '+44741'],
};

/** E.164, valid in its country's plan. `number` is below 10,000,000; two numbers never give one phone. */
export function phoneOf(country: Origin['country'], number: number): string {
  const prefixes = PREFIXES[country];
  const digits = String(number).padStart(7, '0');
  if (country === 'US') return `${prefixes[Number(digits[0])] ?? ''}${digits.slice(1)}`;
  return `${prefixes[number % prefixes.length] ?? ''}${digits}`;
}
