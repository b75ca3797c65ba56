import type { Directory, SandboxCompany, SandboxLocation } from '../state/directory.js';

/** Locations and companies follow from the seed, so the state file names them by number. */
export function locationAt({ locations }: Directory, index: number): SandboxLocation {
  return known(locations[index], `location ${index}`);
}

export function companyAt({ companies }: Directory, index: number): SandboxCompany {
  return known(companies[index], `company ${index}`);
}

function known<T>(record: T | undefined, name: string): T {
  if (record === undefined) throw new Error(`the state file names ${name}, which the sandbox does not have`);
  return record;
}
