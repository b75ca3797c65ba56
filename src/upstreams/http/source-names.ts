import type { Source } from '../../domain/source/source.js';

/** What messages to clients and operators call a source. */
export const SOURCE_NAMES: Readonly<Record<Source, string>> = {
  SPACEBRING: 'Spacebring',
  W3LCOME: 'W3lcome',
  RESIDENT: "Residents' service",
};
