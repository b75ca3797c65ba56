import { LRUCache } from 'lru-cache';

/** Redis's overhead for one entry: an estimate. */
const BYTES_PER_ENTRY = 256;

/** Divides the space of a shared store, so that one caller fills only a part of it. */
export interface CallerRooms {
  /** Adds `bytes` under `key` to the caller's part; its oldest entries are evicted when it is full. */
  put(caller: string, key: string, bytes: number): void;
}

export interface CallerRoomsOptions {
  /** Of all callers together. */
  readonly maxBytes: number;
  readonly maxBytesOfCaller: number;
  /** Deletes an evicted entry from the store. */
  readonly forget: (key: string) => void;
}

export function createCallerRooms({ maxBytes, maxBytesOfCaller, forget }: CallerRoomsOptions): CallerRooms {
  const rooms = new Map<string, LRUCache<string, object>>();
  let usedBytes = 0;

  function roomOf(caller: string): LRUCache<string, object> {
    const known = rooms.get(caller);
    if (known !== undefined) return known;
    const room = new LRUCache<string, object>({
      maxSize: Math.max(1, maxBytesOfCaller),
      dispose: (_value, key, reason) => {
        if (reason === 'evict' || reason === 'delete') forget(key);
      },
    });
    rooms.set(caller, room);
    return room;
  }

  function change(caller: string, room: LRUCache<string, object>, act: () => void): void {
    const before = room.calculatedSize;
    act();
    usedBytes += room.calculatedSize - before;
    if (room.size === 0) rooms.delete(caller);
  }

  function shrinkLargest(): void {
    const [caller, room] = [...rooms].reduce((left, right) =>
      right[1].calculatedSize > left[1].calculatedSize ? right : left,
    );
    change(caller, room, () => room.pop());
  }

  return {
    put(caller, key, bytes) {
      const size = bytes + BYTES_PER_ENTRY;
      const room = roomOf(caller);
      // The library measures a new size only for a new value.
      change(caller, room, () => room.set(key, {}, { size }));
      // lru-cache does not store an entry that is larger than the whole part.
      if (!room.has(key)) forget(key);
      while (usedBytes > maxBytes && rooms.size > 0) shrinkLargest();
    },
  };
}
