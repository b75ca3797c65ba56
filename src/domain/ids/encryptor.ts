/** The purpose of an encrypted text. A text that is encrypted for one purpose cannot be decrypted for another. */
export type EncryptionPurpose = 'cursor' | 'visitor-id';

/** Maximum characters of a token for `decrypt`; ids and cursors are far shorter. */
export const MAX_TOKEN_LENGTH = 16_384;

/**
 * Port: deterministic authenticated encryption. The same text gives the same token on every replica with the same
 * secret, and only the secret can read or change it.
 */
export interface Encryptor {
  /** base64url. A text that is too long for `MAX_TOKEN_LENGTH` gives a token that `decrypt` refuses. */
  encrypt(purpose: EncryptionPurpose, text: string): string;
  /** Null for every text that `encrypt` did not make for this purpose. */
  decrypt(purpose: EncryptionPurpose, token: string): string | null;
}
