import { InvalidInputError } from '../errors/invalid-input-error.js';
import type { Encryptor } from '../ids/encryptor.js';
import { parseVisitorKey, type VisitorKey, visitorKeyText } from './visitor-key.js';

const PREFIX = 'Visitor:';
/** A key of usual length fits in one block; a longer one reveals only its number of blocks. */
const BLOCK_BYTES = 128;
const PADDING_START = '\u0001';
const PADDING = '\u0000';

/**
 * `base64url("Visitor:" + encrypted key)`, which only the gateway can decrypt. All ids have the same length, so that
 * they do not reveal that of an e-mail.
 */
export function encodeVisitorId(encryptor: Encryptor, key: VisitorKey): string {
  return Buffer.from(PREFIX + encryptor.encrypt('visitor-id', pad(visitorKeyText(key))), 'utf8').toString('base64url');
}

/** Null for every text that `encodeVisitorId` did not make with this secret. */
export function decodeVisitorId(encryptor: Encryptor, id: string): VisitorKey | null {
  const text = Buffer.from(id, 'base64url').toString('utf8');
  if (!text.startsWith(PREFIX) || Buffer.from(text, 'utf8').toString('base64url') !== id) return null;
  const decrypted = encryptor.decrypt('visitor-id', text.slice(PREFIX.length));
  return decrypted === null ? null : parseVisitorKey(unpad(decrypted));
}

/** @throws InvalidInputError naming `argument`. */
export function assertVisitorId(encryptor: Encryptor, argument: string, id: string): VisitorKey {
  const key = decodeVisitorId(encryptor, id);
  if (key === null) throw new InvalidInputError(argument, 'is not the id of a Visitor');
  return key;
}

/** Pads to whole blocks as in ISO/IEC 7816-4: one mark, then fillers. */
function pad(text: string): string {
  const marked = text + PADDING_START;
  const surplus = Buffer.byteLength(marked) % BLOCK_BYTES;
  return marked + PADDING.repeat(surplus === 0 ? 0 : BLOCK_BYTES - surplus);
}

/** Ids of an older form have no padding. */
function unpad(text: string): string {
  const start = text.lastIndexOf(PADDING_START);
  const isPadded = start >= 0 && text.slice(start + 1) === PADDING.repeat(text.length - start - 1);
  return isPadded ? text.slice(0, start) : text;
}
