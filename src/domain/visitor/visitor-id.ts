import { InvalidInputError } from '../errors/invalid-input-error.js';
import type { Sealer } from '../ids/sealer.js';
import { parseVisitorKey, type VisitorKey, visitorKeyText } from './visitor-key.js';

const PREFIX = 'Visitor:';

/** `base64url("Visitor:" + sealed key)`: nobody can read an e-mail out of it; the gateway can. */
export function encodeVisitorId(sealer: Sealer, key: VisitorKey): string {
  return Buffer.from(PREFIX + sealer.seal('visitor-id', visitorKeyText(key)), 'utf8').toString('base64url');
}

/** Null for anything `encodeVisitorId` has not written with this secret. */
export function decodeVisitorId(sealer: Sealer, id: string): VisitorKey | null {
  const text = Buffer.from(id, 'base64url').toString('utf8');
  if (!text.startsWith(PREFIX) || Buffer.from(text, 'utf8').toString('base64url') !== id) return null;
  const opened = sealer.open('visitor-id', text.slice(PREFIX.length));
  return opened === null ? null : parseVisitorKey(opened);
}

/** @throws InvalidInputError naming `argument`. */
export function assertVisitorId(sealer: Sealer, argument: string, id: string): VisitorKey {
  const key = decodeVisitorId(sealer, id);
  if (key === null) throw new InvalidInputError(argument, 'is not the id of a Visitor');
  return key;
}
