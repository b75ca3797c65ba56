import type { Company, CompanyRef } from '../../domain/company/company.js';
import { SourceFaultError } from '../../domain/errors/source-fault.js';
import type { LocationRef } from '../../domain/location/location.js';
import type { SourceAdapters } from '../../domain/source/source-adapter.js';

/** The whole company that another record names; null when the source does not know it. Throws SourceFaultError. */
export async function loadCompany(adapters: SourceAdapters, ref: CompanyRef): Promise<Company | null> {
  return (await adapters[ref.source]?.companies?.loadCompany(ref.sourceId)) ?? null;
}

/** Never empty and never failing: the name, else the source id. */
export function companyName(adapters: SourceAdapters, ref: CompanyRef): string | Promise<string> {
  return ref.name ?? loadName(adapters, ref);
}

export function companyLocation(
  adapters: SourceAdapters,
  ref: CompanyRef,
): LocationRef | null | Promise<LocationRef | null> {
  if (ref.location !== undefined) return ref.location;
  return loadCompany(adapters, ref).then((company) => company?.location ?? null);
}

async function loadName(adapters: SourceAdapters, ref: CompanyRef): Promise<string> {
  try {
    return (await loadCompany(adapters, ref))?.name ?? ref.sourceId;
  } catch (error) {
    if (error instanceof SourceFaultError) return ref.sourceId;
    throw error;
  }
}
