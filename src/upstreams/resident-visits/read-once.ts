/** A read that is made at most once in a request, when somebody first wants it. */
export interface ReadOnce<T> {
  read(): Promise<T>;
  /** The read that is under way or done, null if nobody has asked for it yet. */
  begun(): Promise<T> | null;
}

export function createReadOnce<T>(read: () => Promise<T>): ReadOnce<T> {
  let answer: Promise<T> | null = null;
  return {
    read() {
      answer ??= read();
      return answer;
    },
    begun: () => answer,
  };
}
