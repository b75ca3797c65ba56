/** What a page tells of where its list ends. */
export interface PageFacts {
  readonly offset: number;
  readonly limit: number;
  /** How many items came, those that could not be read included. */
  readonly count: number;
  /** Beside the list: the length of the page or of the whole list; the vendor does not say which. */
  readonly size: number | null;
}

/** What the answers of one list have shown so far, for the life of the process. */
export interface ListHabits {
  learn(page: PageFacts): void;
  /**
   * True when nothing can follow the page. A page shorter than asked is no proof by itself: a source may cap its pages. It is
   * one where the source has given longer pages, or where `size` has turned out to be the length of the list.
   */
  provesEnd(page: PageFacts): boolean;
}

export function createListHabits(): ListHabits {
  let longest = 0;
  let isSizeOfList = false;
  return {
    learn({ count, size }) {
      longest = Math.max(longest, count);
      if (size !== null && size > count) isSizeOfList = true;
    },
    provesEnd({ offset, limit, count, size }) {
      if (count === 0) return true;
      if (size !== null && size > offset + count) return false;
      return count < Math.min(longest, limit) || (isSizeOfList && size === offset + count);
    },
  };
}

/** One per list of the API. */
export interface W3lcomeHabits {
  readonly visits: ListHabits;
  readonly invitees: ListHabits;
  readonly hosts: ListHabits;
  readonly blocked: ListHabits;
}

export function createW3lcomeHabits(): W3lcomeHabits {
  return {
    visits: createListHabits(),
    invitees: createListHabits(),
    hosts: createListHabits(),
    blocked: createListHabits(),
  };
}
