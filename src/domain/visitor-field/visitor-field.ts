import type { Source } from '../source/source.js';

/** One thing the kiosk asks visitors. */
export interface VisitorField {
  readonly id: string;
  readonly source: Source;
  readonly type: string;
  readonly name: string | null;
  readonly required: boolean;
  readonly options: readonly string[] | null;
}
