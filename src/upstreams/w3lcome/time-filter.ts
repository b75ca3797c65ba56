/**
 * What earlier answers have shown about a list's filter by time, for the life of the process: the vendor does not document
 * the format of the times that it compares.
 */
export interface TimeFilter {
  /** False once its answers have shown that it is ignored or matches nothing: then whole lists are read. */
  readonly isUsable: boolean;
  /** True when it has returned records, and none that it should have left out. */
  readonly isProved: boolean;
  prove(): void;
  reject(finding: 'is ignored' | 'matches nothing'): void;
}

/** `list`: its name for operators. A filter that is unusable is logged once. */
export function createTimeFilter(list: string, warn: (message: string) => void): TimeFilter {
  let isUsable = true;
  let isProved = false;
  return {
    get isUsable() {
      return isUsable;
    },
    get isProved() {
      return isProved;
    },
    prove() {
      isProved = true;
    },
    reject(finding) {
      if (!isUsable) return;
      isUsable = false;
      warn(
        `W3lcome's filter of ${list} by time ${finding}; check W3LCOME_QUERY_TIME_FORMAT. Whole lists are read instead.`,
      );
    },
  };
}
