const MAX_INT = 2 ** 31 - 1;

/** The largest that an `Int` of GraphQL holds stands for all beyond it: no sum of party sizes makes an answer fail. */
export function toInt(sum: number): number {
  return Math.min(sum, MAX_INT);
}
