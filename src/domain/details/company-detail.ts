import type { Company, CompanyRef } from '../model/company.js';
import type { SourceAdapters } from '../model/source-adapter.js';

/** The whole company that another record names; null when the source does not know it. Throws SourceFaultError. */
export async function loadCompany(adapters: SourceAdapters, ref: CompanyRef): Promise<Company | null> {
  return (await adapters[ref.source]?.companies?.loadCompany(ref.sourceId)) ?? null;
}

/** A detail in the referring record needs no call; others need a look-up, and fail when it fails. */
export function companyDetail<K extends 'name' | 'location'>(
  adapters: SourceAdapters,
  ref: CompanyRef & { readonly [D in K]?: Company[D] },
  key: K,
): Company[K] | null | Promise<Company[K] | null> {
  const known: { readonly [D in K]?: Company[D] } = ref;
  const carried = known[key];
  if (carried !== undefined) return carried;
  return loadCompany(adapters, ref).then((company) => company?.[key] ?? null);
}
