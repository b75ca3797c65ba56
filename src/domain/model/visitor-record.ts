import type { Source } from '../source/source.js';
import type { VisitorKey } from './visitor-key.js';

/** A visitor in one record of a source. Their keys join them into a person: see identity-index. */
export interface VisitorRecord {
  readonly source: Source;
  /** The source's own reference of the visitor, or of the record. */
  readonly reference: string;
  /** Name, else e-mail; null when the record has neither: a reference is not a name. */
  readonly name: string | null;
  readonly email: string | null;
  /** As the source stores it. */
  readonly phoneNumber: string | null;
  /** E.164, where the number can be parsed. */
  readonly phoneE164: string | null;
  readonly company: string | null;
  /** Their position in their company, as the source stores it. */
  readonly position: string | null;
  readonly pictureUrl: string | null;
  /** document, cpf and rg in upper-case letters and digits. */
  readonly documents: readonly string[];
  /** Strongest first; at least one. */
  readonly keys: readonly [VisitorKey, ...VisitorKey[]];
}
