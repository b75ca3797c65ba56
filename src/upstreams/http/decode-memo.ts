import { LRUCache } from 'lru-cache';

/** Of the answers that are held for comparison, in UTF-16 units. */
const MAX_TEXT_LENGTH = 4 * 1_024 * 1_024;

/** What the last answer to each question was decoded to. A source that says the same again is not decoded again. */
export interface DecodeMemo {
  /** The same value for the same text of the same question: nobody may change it. */
  decode<T>(question: string, text: string, decode: () => T): T;
}

export function createDecodeMemo(maxTextLength = MAX_TEXT_LENGTH): DecodeMemo {
  const answers = new LRUCache<string, { readonly text: string; readonly value: unknown }>({
    maxSize: maxTextLength,
    sizeCalculation: ({ text }, question) => question.length + text.length,
  });
  return {
    decode<T>(question: string, text: string, decode: () => T): T {
      const known = answers.get(question);
      // Sound because equal questions carry the same decoder, which made the value.
      if (known?.text === text) return known.value as T;
      const value = decode();
      answers.set(question, { text, value });
      return value;
    },
  };
}
