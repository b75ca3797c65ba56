import type { TimeRange } from '../time/time-range.js';
import type { OrderDirection } from './connection.js';
import { alignedRest, cutWindow, nextWidthMs, windowToResume } from './window.js';

interface WindowIteratorOptions {
  /** The list's range, its ends moved out to the grid. No window leaves it. */
  readonly frame: TimeRange;
  /** The part of the range that this page may return; null at the end of the list. */
  readonly start: TimeRange | null;
  readonly direction: OrderDirection;
  /** Number of records of a page. */
  readonly wanted: number;
  /** The window in which the previous page stopped. */
  readonly resumeToken: string | null;
  /** Infinite: the whole frame in one window. */
  readonly firstWidthMs: number;
}

/**
 * The windows of one page. They tile the frame from its first end in the order, and widen or narrow by the number of
 * records in them.
 */
interface WindowIterator {
  /** The part after the last window. */
  readonly rest: TimeRange | null;
  /** Null: the frame is at its end. */
  next(): TimeRange | null;
  /** Number of matching records in the last window. */
  learn(foundCount: number): void;
  resumeTokenAt(timeMs: number): string | null;
}

export function createWindowIterator(options: WindowIteratorOptions): WindowIterator {
  const { frame, start, direction, wanted, ...from } = options;
  const read: { readonly window: TimeRange; readonly found: number }[] = [];
  let widthMs = from.firstWidthMs;
  let known = Number.isFinite(widthMs) ? resumedWindow(from.resumeToken, start, direction) : null;
  let rest = restOf();
  let current: TimeRange | null = null;

  function restOf(): TimeRange | null {
    if (start === null) return null;
    return known === null ? alignedRest(frame, start) : restAfter(known, frame, direction);
  }

  function take(): TimeRange | null {
    if (known !== null) {
      const window = known;
      known = null;
      return window;
    }
    if (rest === null) return null;
    const cut = cutWindow(rest, widthMs, direction);
    rest = cut.rest;
    return cut.window;
  }

  return {
    get rest() {
      return rest;
    },
    next() {
      current = take();
      return current;
    },
    learn(found) {
      if (current === null) return;
      read.push({ window: current, found });
      widthMs = nextWidthMs(current.to.getTime() - current.from.getTime(), { found, wanted });
    },
    resumeTokenAt(timeMs) {
      const containing = read.find(({ window }) => timeMs >= window.from.getTime() && timeMs < window.to.getTime());
      if (containing === undefined) return null;
      const { from, to } = windowToResume(containing.window, timeMs, { found: containing.found, wanted });
      return `${from.getTime()}/${to.getTime()}`;
    },
  };
}

function restAfter(window: TimeRange, frame: TimeRange, direction: OrderDirection): TimeRange | null {
  const rest = direction === 'ASC' ? { from: window.to, to: frame.to } : { from: frame.from, to: window.from };
  return rest.to > rest.from ? rest : null;
}

/** Ignores a resume token that does not contain the position; the result does not depend on it. */
function resumedWindow(
  resumeToken: string | null,
  start: TimeRange | null,
  direction: OrderDirection,
): TimeRange | null {
  const [fromMs = Number.NaN, toMs = Number.NaN] = (resumeToken ?? '').split('/').map(Number);
  if (start === null || resumeToken === null || !(toMs > fromMs)) return null;
  const window = { from: new Date(fromMs), to: new Date(toMs) };
  const positionMs = direction === 'ASC' ? start.from.getTime() : start.to.getTime() - 1;
  return positionMs >= fromMs && positionMs < toMs ? window : null;
}
