import { fold } from '../text/fold.js';
import type { Visit } from './visit.js';

/** Whether a text is found in the visitor's name, e-mail, phone or company, the plate or the access code. */
export function createVisitSearch(search: string | null | undefined): (visit: Visit) => boolean {
  const wanted = fold(search ?? '');
  if (wanted === '') return () => true;
  return ({ visitor, vehicle, accessCode }) =>
    [
      visitor.name,
      visitor.email,
      visitor.phoneNumber,
      visitor.phoneE164,
      visitor.company,
      vehicle?.licensePlate,
      accessCode,
    ].some((text) => text !== null && text !== undefined && fold(text).includes(wanted));
}
