/** Both ends are inclusive, like the vendor's `[gte]` and `[lte]`. */
export interface Bounds {
  readonly gte: number;
  readonly lte: number;
}

export const UNBOUNDED: Bounds = { gte: Number.NEGATIVE_INFINITY, lte: Number.POSITIVE_INFINITY };

export function isInBounds({ gte, lte }: Bounds, value: number): boolean {
  return value >= gte && value <= lte;
}

/** First position whose value is not below `wanted`, in ascending values. */
export function lowerBound(length: number, valueAt: (position: number) => number, wanted: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (valueAt(middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
