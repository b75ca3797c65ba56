import { createHash } from 'node:crypto';
import { parse, print, separateOperations } from 'graphql';

/** Documents by the SHA-256 of their text, in hexadecimal. */
export type TrustedDocuments = ReadonlyMap<string, string>;

export function hashDocument(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Each file of operations, as it is written and as `print` writes it, and each of its operations by itself with the fragments
 * it uses, as generated typed documents print it.
 */
export function trustDocuments(files: readonly string[]): TrustedDocuments {
  const texts = files.flatMap((file) => {
    const document = parse(file);
    return [file, print(document), ...Object.values(separateOperations(document)).map(print)];
  });
  return new Map(texts.map((text) => [hashDocument(text), text]));
}
