import { LRUCache } from 'lru-cache';

/** What a key and its bookkeeping take in Redis beside the text, by estimate. */
const BYTES_PER_ENTRY = 256;

/** Room in a store that all share, such that no caller takes more than a part of it. */
export interface CallerRooms {
  /** `key` now takes `bytes` in the caller's room; what was put there first makes way. */
  put(caller: string, key: string, bytes: number): void;
}

export interface CallerRoomsOptions {
  /** Of all callers together. */
  readonly maxBytes: number;
  readonly maxBytesOfCaller: number;
  /** Is told of what has to make way. */
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
      // A value of its own each time: the library does not measure an equal one again.
      change(caller, room, () => room.set(key, {}, { size }));
      // It was larger than the room, which then does not have it.
      if (!room.has(key)) forget(key);
      while (usedBytes > maxBytes && rooms.size > 0) shrinkLargest();
    },
  };
}
