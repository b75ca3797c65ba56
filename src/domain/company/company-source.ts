import type { Company } from './company.js';

export interface CompanySource {
  /** Null for ids the source does not know. */
  loadCompany(sourceId: string): Promise<Company | null>;
}
