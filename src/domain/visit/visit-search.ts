import type { Visit } from '../model/visit.js';
import { createTextSearch } from '../text/text-search.js';

/** Whether a text is found in the visitor's name, e-mail, phone or company, the plate or the access code. */
export function createVisitSearch(search: string | null | undefined): (visit: Visit) => boolean {
  const isFound = createTextSearch(search);
  return ({ visitor, vehicle, accessCode }) =>
    isFound([
      visitor.name,
      visitor.email,
      visitor.phoneNumber,
      visitor.phoneE164,
      visitor.company,
      vehicle?.licensePlate,
      accessCode,
    ]);
}
