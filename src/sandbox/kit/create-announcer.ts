/** Tells those who watch a store what was written to it. */
export interface Announcer<T> {
  watch(listener: (news: T) => void): void;
  announce(news: T): void;
}

export function createAnnouncer<T>(): Announcer<T> {
  const listeners: ((news: T) => void)[] = [];
  return {
    watch: (listener) => void listeners.push(listener),
    announce(news) {
      for (const listener of listeners) listener(news);
    },
  };
}
