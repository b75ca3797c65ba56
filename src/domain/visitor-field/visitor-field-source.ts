import type { SourceSlice } from '../source/source-slice.js';
import type { VisitorField } from './visitor-field.js';

export interface VisitorFieldSource {
  /** In the order in which the kiosk asks. */
  readVisitorFields(): Promise<SourceSlice<VisitorField>>;
}
