import { createTimeFilter, type TimeFilter } from './time-filter.js';

/** The facts of a page that may show where its list ends. */
export interface PageFacts {
  readonly offset: number;
  readonly limit: number;
  /** The number of items, unreadable ones included. */
  readonly count: number;
  /** The `size` beside the list: the length of the page or of the whole list; the vendor does not say which. */
  readonly size: number | null;
}

/** What the answers of one list have shown so far, for the life of the process. */
export interface ListHabits {
  learn(page: PageFacts): void;
  /**
   * True when no item can follow the page. A page shorter than `limit` proves this only where the source has sent longer
   * ones, since it may cap its pages, or where `size` has turned out to be the length of the list.
   */
  provesEnd(page: PageFacts): boolean;
}

/** Whether `size` is the length of the list: one convention for all lists. */
interface SizeHabit {
  isOfList: boolean;
}

export function createListHabits(sizes: SizeHabit = { isOfList: false }): ListHabits {
  let longest = 0;
  return {
    learn({ count, size }) {
      longest = Math.max(longest, count);
      if (size !== null && size > count) sizes.isOfList = true;
    },
    provesEnd({ offset, limit, count, size }) {
      if (count === 0) return true;
      if (size !== null && size > offset + count) return false;
      return count < Math.min(longest, limit) || (sizes.isOfList && size === offset + count);
    },
  };
}

/** One per list of the API, and the filters by time. */
export interface W3lcomeHabits {
  readonly visits: ListHabits;
  readonly invitees: ListHabits;
  readonly hosts: ListHabits;
  readonly blocked: ListHabits;
  readonly visitTimes: TimeFilter;
  readonly inviteeTimes: TimeFilter;
}

export function createW3lcomeHabits(warn: (message: string) => void): W3lcomeHabits {
  const sizes: SizeHabit = { isOfList: false };
  return {
    visits: createListHabits(sizes),
    invitees: createListHabits(sizes),
    hosts: createListHabits(sizes),
    blocked: createListHabits(sizes),
    visitTimes: createTimeFilter('visits', warn),
    inviteeTimes: createTimeFilter('invitees', warn),
  };
}
