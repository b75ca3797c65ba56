import { LRUCache } from 'lru-cache';
import type { z } from 'zod';
import { forEachInPace } from '../../domain/pace/in-pace.js';
import { SHARED_PACE } from '../../domain/pace/pace.js';
import type { AttemptFailures } from './failures.js';
import { createCallKeys } from './policies/request-memo.js';
import type { HttpAnswer, UpstreamCall } from './upstream-client.js';

export interface DecodedList<T> {
  readonly records: readonly T[];
  readonly droppedCount: number;
}

/** The decoded records by their list: a cached answer is decoded once, not per request. */
type Decoded<R> = WeakMap<readonly unknown[], WeakMap<z.ZodType, R>>;
const decodedLists: Decoded<DecodedList<unknown>> = new WeakMap();
/** As above, lists included that are still being decoded. */
const pacedLists: Decoded<Promise<DecodedList<unknown>>> = new WeakMap();

/**
 * Decodes a list record by record: a bad record is dropped and counted, and never fails its page. The same list returns
 * the same records again, so they must not be changed.
 */
export function decodeEach<T>(schema: z.ZodType<T>, items: readonly unknown[]): DecodedList<T> {
  return once(decodedLists, { schema, items }, () => {
    const records: T[] = [];
    for (const item of items) decodeInto(records, schema, item);
    return { records, droppedCount: items.length - records.length };
  });
}

/** As `decodeEach`, for lists without pages: other work runs in between. */
export function decodeEachInPace<T>(schema: z.ZodType<T>, items: readonly unknown[]): Promise<DecodedList<T>> {
  return once(pacedLists, { schema, items }, async () => {
    const records: T[] = [];
    await forEachInPace(SHARED_PACE, items, (item) => decodeInto(records, schema, item));
    return { records, droppedCount: items.length - records.length };
  });
}

function once<R>(
  decoded: Decoded<unknown>,
  { schema, items }: { readonly schema: z.ZodType; readonly items: readonly unknown[] },
  decode: () => R,
): R {
  const bySchema = decoded.get(items) ?? new WeakMap<z.ZodType, unknown>();
  decoded.set(items, bySchema);
  // Sound because every entry under a schema was decoded by it.
  const known = bySchema.get(schema) as R | undefined;
  if (known !== undefined) return known;
  const made = decode();
  bySchema.set(schema, made);
  return made;
}

function decodeInto<T>(records: T[], schema: z.ZodType<T>, item: unknown): void {
  const result = schema.safeParse(item);
  if (result.success) records.push(result.data);
}

/** Of all cached answers together, in UTF-16 units. */
const MAX_TEXT_LENGTH = 4 * 1_024 * 1_024;

/** The last answer to each call, with its decoded value: an answer that has not changed is not decoded again. */
interface DecodeMemo {
  /** Returns the same value for the same text under the same key, so it must not be changed. */
  decode<T>(key: string, text: string, decode: () => T): T;
}

export function createDecodeMemo(maxTextLength = MAX_TEXT_LENGTH): DecodeMemo {
  const answers = new LRUCache<string, { readonly text: string; readonly value: unknown }>({
    maxSize: maxTextLength,
    sizeCalculation: ({ text }, key) => key.length + text.length,
  });
  return {
    decode<T>(key: string, text: string, decode: () => T): T {
      const known = answers.get(key);
      // Sound because equal keys belong to equal calls, whose decoder made the value.
      if (known?.text === text) return known.value as T;
      const value = decode();
      answers.set(key, { text, value });
      return value;
    },
  };
}

/**
 * Decodes the JSON answers of one client; an empty body (204) is undefined to the call's decoder. Equal reads with equal
 * answers share one value. Throws the `undecodable` fault.
 */
export function createAnswerDecoder(
  failures: Pick<AttemptFailures, 'undecodable'>,
): <T>(answer: HttpAnswer, call: UpstreamCall<T>) => T {
  const memo = createDecodeMemo();
  const keyOf = createCallKeys();
  return <T>(answer: HttpAnswer, call: UpstreamCall<T>): T => {
    const decode = (): T => {
      const decoded = decodeText(answer.text, call);
      if (decoded === null) throw failures.undecodable(answer);
      return decoded.value;
    };
    const isCached = call.method === 'GET' && call.authorization === undefined;
    return isCached ? memo.decode(keyOf(call), answer.text, decode) : decode();
  };
}

/** Decodes a cached text; undefined where it is not, or no longer, what the call's decoder accepts. */
export function decodeCached<T>(text: string, call: UpstreamCall<T>): T | undefined {
  return decodeText(text, call)?.value;
}

function decodeText<T>(text: string, call: UpstreamCall<T>): { readonly value: T } | null {
  const json = text.trim();
  try {
    const result = call.decode.safeParse(json === '' ? undefined : JSON.parse(json));
    return result.success ? { value: result.data } : null;
  } catch {
    return null;
  }
}
