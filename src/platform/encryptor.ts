import { hkdfSync } from 'node:crypto';
import { aessiv } from '@noble/ciphers/aes.js';
import { LRUCache } from 'lru-cache';
import { type Encryptor, MAX_TOKEN_LENGTH } from '../domain/ids/encryptor.js';

/** AES-SIV takes two 256-bit keys. */
const KEY_BYTES = 64;
const KEY_INFO = 'visitgraph sealer v1';
/** Lists repeat the same visitors, and encryption is the largest cost of a row. */
const MAX_CACHED_IDS = 20_000;
const TOKEN = /^[A-Za-z0-9_-]+$/;

/** AES-SIV under a key derived from `secret`; the purpose is authenticated with the text. */
export function createEncryptor(secret: string): Encryptor {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', KEY_INFO, KEY_BYTES));
  // A cipher object encrypts once, so each call has its own.
  const cipherFor = (purpose: string) => aessiv(key, Buffer.from(purpose, 'utf8'));
  const encrypt = (purpose: string, text: string) =>
    Buffer.from(cipherFor(purpose).encrypt(Buffer.from(text, 'utf8'))).toString('base64url');
  const visitorIds = new LRUCache<string, string>({
    max: MAX_CACHED_IDS,
    memoMethod: (text) => encrypt('visitor-id', text),
  });
  return {
    encrypt: (purpose, text) => (purpose === 'visitor-id' ? visitorIds.memo(text) : encrypt(purpose, text)),
    decrypt(purpose, token) {
      if (token.length > MAX_TOKEN_LENGTH) return null;
      const bytes = Buffer.from(token, 'base64url');
      // The decoder ignores unknown characters; only the spelling that `encrypt` writes is accepted.
      if (!TOKEN.test(token) || bytes.toString('base64url') !== token) return null;
      try {
        return Buffer.from(cipherFor(purpose).decrypt(bytes)).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
