import type { VisitorField } from '../../domain/model/visitor-field.js';
import type { CompanyFieldWire } from './wire.js';

/** In the order of the kiosk: by `sort`, fields without one last, equal ones as the source lists them. */
export function toVisitorFields(fields: readonly CompanyFieldWire[]): VisitorField[] {
  return [...fields].sort((a, b) => positionOf(a) - positionOf(b)).map(toVisitorField);
}

function positionOf({ sort }: CompanyFieldWire): number {
  return sort ?? Number.MAX_SAFE_INTEGER;
}

function toVisitorField({ id, type, name, required, options }: CompanyFieldWire): VisitorField {
  return Object.freeze({ id, source: 'W3LCOME', type, name, required: required ?? false, options });
}
