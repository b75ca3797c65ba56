import type { Source } from '../source/source.js';
import type { SourceSlice } from '../source/source-slice.js';

/** A question of the kiosk to visitors. */
export interface VisitorField {
  readonly id: string;
  readonly source: Source;
  readonly type: string;
  readonly name: string | null;
  readonly required: boolean;
  readonly options: readonly string[] | null;
}

export interface VisitorFieldSource {
  /** In the order of the kiosk. */
  readVisitorFields(): Promise<SourceSlice<VisitorField>>;
}
