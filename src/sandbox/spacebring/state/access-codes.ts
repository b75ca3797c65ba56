/**
 * Six digits per visit, without a table: a walk through all of them that repeats only after 900,000 visits, so no two
 * visits of one day share a code.
 */
const CODES = 900_000;
const FIRST = 100_000;
const STRIDE = 357_913;
const INVERSE = inverseOf(STRIDE, CODES);

export function codeOf(visitIndex: number): string {
  return String(FIRST + ((visitIndex * STRIDE) % CODES));
}

/** Indices below `count` whose visits have that code; empty for anything but six digits. */
export function indicesOf(code: string, count: number): number[] {
  if (!/^[1-9]\d{5}$/.test(code)) return [];
  const first = ((Number(code) - FIRST) * INVERSE) % CODES;
  const indices: number[] = [];
  for (let index = first; index < count; index += CODES) indices.push(index);
  return indices;
}

function inverseOf(value: number, modulus: number): number {
  let [previous, current] = [modulus, value];
  let [previousFactor, factor] = [0, 1];
  while (current !== 0) {
    const quotient = Math.floor(previous / current);
    [previous, current] = [current, previous - quotient * current];
    [previousFactor, factor] = [factor, previousFactor - quotient * factor];
  }
  return ((previousFactor % modulus) + modulus) % modulus;
}
