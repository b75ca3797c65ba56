const MAX_INT = 2 ** 31 - 1;

/** Cuts a number to the maximum of a GraphQL `Int`, so that no sum of party sizes makes a response fail. */
export function toInt(sum: number): number {
  return Math.min(sum, MAX_INT);
}
