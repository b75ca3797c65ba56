/** What a sealed text is for; a text sealed for one purpose cannot be opened for another. */
export type EncryptionPurpose = 'cursor' | 'visitor-id';

/** Characters of a token that `decrypt` takes at most; far above what an id or the position in a list needs. */
export const MAX_TOKEN_LENGTH = 16_384;

/**
 * Port: deterministic authenticated encryption. The same text gives the same token on every replica that shares the
 * secret; nobody without it can read or alter one.
 */
export interface Encryptor {
  /** base64url. A longer text than `MAX_TOKEN_LENGTH` allows gives a token that nobody opens. */
  encrypt(purpose: EncryptionPurpose, text: string): string;
  /** Null for anything `encrypt` has not written for this purpose. */
  decrypt(purpose: EncryptionPurpose, token: string): string | null;
}
