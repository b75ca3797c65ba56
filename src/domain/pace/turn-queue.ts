/** Requests of people at a screen go before exports. */
export type RequestPriority = 'interactive' | 'batch';

/** The owner of the work. */
export interface TurnScope {
  readonly priority: RequestPriority;
  /** Absent: all callers count as one. */
  readonly caller?: string;
  /** The request, when several scopes belong to one; absent: the signal identifies it. */
  readonly requester?: object;
  readonly signal: AbortSignal;
}

/** Entries that wait for their turns. */
export interface TurnQueue<T> {
  /** Returns a function that removes `entry`. */
  add(scope: TurnScope, entry: T): () => void;
  /** Removes and returns the entry whose turn it is. */
  next(): T | undefined;
  /** Of the entry whose turn it is. */
  priority(): RequestPriority;
  size(): number;
  entries(): T[];
}

/** In the order of their turns: after a turn an entry goes to the end. */
type Turns<K, V> = Map<K, V>;
type Line<T> = Turns<string, Turns<object, Set<T>>>;

/**
 * Interactive work goes before batch work. Within a priority callers take turns, and among a caller's turns its
 * requests do. So a caller with many requests, or a request with much work, delays others by one turn at most.
 */
export function createTurnQueue<T>(): TurnQueue<T> {
  const lines: Record<RequestPriority, Line<T>> = { interactive: new Map(), batch: new Map() };
  let size = 0;

  function remove(scope: TurnScope, entry: T): void {
    const callers = lines[scope.priority];
    const requests = callers.get(callerOf(scope));
    const calls = requests?.get(requesterOf(scope));
    if (requests === undefined || calls === undefined || !calls.delete(entry)) return;
    size -= 1;
    if (calls.size === 0) requests.delete(requesterOf(scope));
    if (requests.size === 0) callers.delete(callerOf(scope));
  }

  return {
    add(scope, entry) {
      const requests = getOrSet(lines[scope.priority], callerOf(scope), () => new Map<object, Set<T>>());
      getOrSet(requests, requesterOf(scope), () => new Set<T>()).add(entry);
      size += 1;
      return () => remove(scope, entry);
    },
    next() {
      const callers = lines.interactive.size > 0 ? lines.interactive : lines.batch;
      const entry = takeTurn(callers, (requests) => takeTurn(requests, takeFirst));
      if (entry !== undefined) size -= 1;
      return entry;
    },
    priority: () => (lines.interactive.size > 0 ? 'interactive' : 'batch'),
    size: () => size,
    entries: () =>
      [lines.interactive, lines.batch].flatMap((line) =>
        [...line.values()].flatMap((requests) => [...requests.values()].flatMap((calls) => [...calls])),
      ),
  };
}

const callerOf = ({ caller }: TurnScope): string => caller ?? '';
const requesterOf = ({ requester, signal }: TurnScope): object => requester ?? signal;

/** Gives the first one its turn, and puts it at the end if it has more entries. */
function takeTurn<K, V extends { readonly size: number }, R>(turns: Turns<K, V>, take: (of: V) => R): R | undefined {
  const [first] = turns;
  if (first === undefined) return undefined;
  const [key, value] = first;
  const taken = take(value);
  turns.delete(key);
  if (value.size > 0) turns.set(key, value);
  return taken;
}

function takeFirst<T>(calls: Set<T>): T | undefined {
  const [first] = calls;
  if (first !== undefined) calls.delete(first);
  return first;
}

function getOrSet<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}
