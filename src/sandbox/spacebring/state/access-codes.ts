/** The number of six-digit codes without a leading zero. */
export const ALL_CODES = 900_000;
const FIRST = 100_000;
const STRIDE = 357_913;

/** Six digits per visit, computed without a table; they repeat after `count` visits. */
export interface AccessCodes {
  codeOf(visitIndex: number): string;
  /** Indices below `visits` whose visits have that code; empty for anything but six digits. */
  indicesOf(code: string, visits: number): number[];
}

/** `count`: the number of different codes; it must not be a multiple of the stride. */
export function createAccessCodes(count: number): AccessCodes {
  const inverse = inverseOf(STRIDE, count);
  const codeOf = (visitIndex: number): string => String(FIRST + ((visitIndex * STRIDE) % count));
  return {
    codeOf,
    indicesOf(code, visits) {
      if (!/^[1-9]\d{5}$/.test(code)) return [];
      const first = ((Number(code) - FIRST) * inverse) % count;
      if (codeOf(first) !== code) return [];
      const indices: number[] = [];
      for (let index = first; index < visits; index += count) indices.push(index);
      return indices;
    },
  };
}

function inverseOf(value: number, modulus: number): number {
  let [previous, current] = [modulus, value % modulus];
  let [previousFactor, factor] = [0, 1];
  while (current !== 0) {
    const quotient = Math.floor(previous / current);
    [previous, current] = [current, previous - quotient * current];
    [previousFactor, factor] = [factor, previousFactor - quotient * factor];
  }
  return ((previousFactor % modulus) + modulus) % modulus;
}
