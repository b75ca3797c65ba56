/** Most starts that fall into any span of 1,000 ms, both ends included. */
export function busiestSecond(starts: readonly number[]): number {
  return Math.max(...starts.map((from) => starts.filter((start) => start >= from && start <= from + 1_000).length));
}
