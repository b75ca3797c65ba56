import { hkdfSync } from 'node:crypto';
import { aessiv } from '@noble/ciphers/aes.js';
import { type Encryptor, MAX_TOKEN_LENGTH } from '../domain/ids/encryptor.js';

/** AES-SIV takes two 256-bit keys. */
const KEY_BYTES = 64;
const KEY_INFO = 'visitgraph sealer v1';
/** The same people come again and again, and sealing costs more than all else that a row of a list does. */
const MAX_CACHED_IDS = 20_000;
const TOKEN = /^[A-Za-z0-9_-]+$/;

/** AES-SIV under a key derived from `secret`; the purpose is authenticated with the text. */
export function createEncryptor(secret: string): Encryptor {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', KEY_INFO, KEY_BYTES));
  // A cipher object encrypts once, so each call has its own.
  const cipherFor = (purpose: string) => aessiv(key, Buffer.from(purpose, 'utf8'));
  const encrypt = (purpose: string, text: string) =>
    Buffer.from(cipherFor(purpose).encrypt(Buffer.from(text, 'utf8'))).toString('base64url');
  const visitorIds = new Map<string, string>();
  return {
    encrypt(purpose, text) {
      if (purpose !== 'visitor-id') return encrypt(purpose, text);
      const known = visitorIds.get(text);
      if (known !== undefined) return known;
      if (visitorIds.size >= MAX_CACHED_IDS) visitorIds.clear();
      const token = encrypt(purpose, text);
      visitorIds.set(text, token);
      return token;
    },
    decrypt(purpose, token) {
      if (token.length > MAX_TOKEN_LENGTH) return null;
      const bytes = Buffer.from(token, 'base64url');
      // Decoding ignores what it does not know: only the one spelling that `encrypt` writes is accepted.
      if (!TOKEN.test(token) || bytes.toString('base64url') !== token) return null;
      try {
        return Buffer.from(cipherFor(purpose).decrypt(bytes)).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
