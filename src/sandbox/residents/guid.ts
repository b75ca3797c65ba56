import { validationError } from './resident-error.js';
import type { ResidentsBehaviour } from './residents-behaviour.js';

/** Lower-case; null for text that is no GUID. */
export function toGuid(text: string): string | null {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text) ? text.toLowerCase() : null;
}

/** A path parameter of an action that takes a GUID. @throws ResidentError VALIDATION_ERROR under the parameter's name */
export function guidParameter(name: string, value: string): string {
  const guid = toGuid(value);
  if (guid === null) throw validationError({ [name]: [`The value '${value}' is not valid.`] });
  return guid;
}

/** An id as answers write it; ids are stored in lower case. */
export function renderId(id: string, { ids }: Pick<ResidentsBehaviour, 'ids'>): string {
  return ids === 'upper' ? id.toUpperCase() : id;
}
