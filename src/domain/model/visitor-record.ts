import type { Source } from '../source/source.js';
import type { VisitorKey } from './visitor-key.js';

/** One visitor as one source record wrote them down. Put together into a person by their keys: see identity-index. */
export interface VisitorRecord {
  readonly source: Source;
  /** The source's own reference for the visitor, or of the record that carries them. */
  readonly reference: string;
  /** Name, else e-mail; null where the record has neither: a reference is no name. */
  readonly name: string | null;
  readonly email: string | null;
  /** As the source wrote it. */
  readonly phoneNumber: string | null;
  /** E.164, where the number can be parsed. */
  readonly phoneE164: string | null;
  readonly company: string | null;
  /** What they are in their company, as the source wrote it. */
  readonly position: string | null;
  readonly pictureUrl: string | null;
  /** document, cpf, rg: letters and digits only, upper-case. */
  readonly documents: readonly string[];
  /** Strongest first; at least one. */
  readonly keys: readonly [VisitorKey, ...VisitorKey[]];
}
