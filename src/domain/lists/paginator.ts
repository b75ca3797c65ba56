import { z } from 'zod';
import { InvalidInputError } from '../errors/invalid-input-error.js';
import { type Encryptor, MAX_TOKEN_LENGTH } from '../ids/encryptor.js';
import type { TimeRange } from '../time/time-range.js';
import { fingerprint } from './fingerprint.js';
import type { SortKey } from './sort-key.js';

/**
 * The position of a client in a list, whose pages all share the range and the "now" of the first. The cursor is that
 * position, encrypted: (list, arguments, now, range, key, resume token).
 */
export interface Paginator {
  readonly now: Date;
  /** Null for lists that have no range. */
  readonly range: TimeRange | null;
  /** The last key of the previous page; null at the start. */
  readonly after: SortKey | null;
  /** The resume token of the previous page, which saves calls; the result does not depend on it. */
  readonly resumeToken: string | null;
  cursorAt(key: SortKey, resumeToken?: string | null): string;
}

const cursorSchema = z.tuple([
  z.string(),
  z.string(),
  z.number().int(),
  z.number().int().nullable(),
  z.number().int().nullable(),
  z.array(z.union([z.string(), z.number()])).min(1),
  z.string().nullable(),
]);

/**
 * Starts a list, or continues the one of the cursor `after`.
 * @throws InvalidInputError for a cursor that was changed, or belongs to another list, filter or order.
 */
export function createPaginator(
  encryptor: Encryptor,
  options: {
    /** Names the list; two lists never accept each other's cursors. */
    list: string;
    /** Filter and order, as the client sends them. */
    args: unknown;
    after: string | null;
    now: Date;
    resolveRange?: () => TimeRange;
  },
): Paginator {
  const wantedHash = fingerprint(options.args);
  if (options.after === null) {
    return toPaginator(encryptor, options.list, wantedHash, {
      now: options.now,
      range: options.resolveRange?.() ?? null,
      after: null,
      resumeToken: null,
    });
  }
  const [list, inputHash, now, from, to, after, resumeToken] = decodeCursor(encryptor, options.after);
  if (list !== options.list) throw new InvalidInputError('after', 'is a cursor of another list');
  if (inputHash !== wantedHash) throw new InvalidInputError('after', 'is a cursor of another filter or order');
  const range = from === null || to === null ? null : { from: new Date(from), to: new Date(to) };
  return toPaginator(encryptor, list, wantedHash, { now: new Date(now), range, after, resumeToken });
}

function decodeCursor(encryptor: Encryptor, cursor: string): z.infer<typeof cursorSchema> {
  const text = encryptor.decrypt('cursor', cursor);
  const parsed = text === null ? null : cursorSchema.safeParse(JSON.parse(text));
  if (parsed === null || !parsed.success) throw new InvalidInputError('after', 'is not a cursor of this graph');
  return parsed.data;
}

function toPaginator(
  encryptor: Encryptor,
  list: string,
  inputHash: string,
  position: Omit<Paginator, 'cursorAt'>,
): Paginator {
  const { now, range } = position;
  const fixed = [list, inputHash, now.getTime(), range?.from.getTime() ?? null, range?.to.getTime() ?? null];
  const toCursor = (key: SortKey, resumeToken: string | null) =>
    encryptor.encrypt('cursor', JSON.stringify([...fixed, key, resumeToken]));
  return {
    ...position,
    cursorAt(key, resumeToken = null) {
      const cursor = toCursor(key, resumeToken);
      // A resume token only saves calls, so one that makes the cursor too long is omitted.
      return resumeToken === null || cursor.length <= MAX_TOKEN_LENGTH ? cursor : toCursor(key, null);
    },
  };
}
