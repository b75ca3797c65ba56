import type { Source } from '../source/source.js';

/** An entry of the blocked list. */
export interface BlockedPerson {
  readonly nodeType: 'BlockedPerson';
  readonly source: Source;
  readonly sourceId: string;
  readonly name: string | null;
  readonly reason: string | null;
  readonly email: string | null;
  /** As the source stores it. */
  readonly phoneNumber: string | null;
  /** E.164, where the source's default country makes that possible. */
  readonly phoneE164: string | null;
  /** The one shown: document, else cpf, else rg. */
  readonly document: string | null;
  /** All of them, letters and digits only, upper-case: what is compared. */
  readonly documents: readonly string[];
}
