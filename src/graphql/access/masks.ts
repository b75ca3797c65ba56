import { maskEmail } from './mask-email.js';
import { maskLabel } from './mask-label.js';
import { maskName } from './mask-name.js';
import { maskNumber } from './mask-number.js';
import { maskSentence } from './mask-sentence.js';
import { MASK } from './mask-text.js';
import type { PersonalKind } from './personal-kind.js';

/**
 * What is shown instead of a value; null: nothing. `record` is the object whose field it is. Where that is not what a mask
 * needs to know, nothing is told.
 */
export type Mask = (value: string, record: unknown) => string | null;

export const MASKS: Readonly<Record<PersonalKind, Mask>> = {
  NAME: maskName,
  EMAIL: maskEmail,
  NUMBER: maskNumber,
  TEXT: () => MASK,
  SECRET: () => null,
  SENTENCE: (sentence, record) => (hasCode(record) ? maskSentence(sentence, record.code) : MASK),
  LABEL: (label, record) => (hasKeys(record) ? maskLabel(label, record.keys) : MASK),
};

function hasCode(record: unknown): record is { readonly code: string } {
  return typeof record === 'object' && record !== null && 'code' in record && typeof record.code === 'string';
}

function hasKeys(record: unknown): record is { readonly keys: Parameters<typeof maskLabel>[1] } {
  return typeof record === 'object' && record !== null && 'keys' in record && Array.isArray(record.keys);
}
