import type { W3lcomeConfig } from '../../config/sources.js';
import type { Location } from '../../domain/model/location.js';

/** The API knows one company account and no places: it is the one location, told by the configuration. */
export const ACCOUNT_ID = 'account';

export function toAccountLocation(config: Pick<W3lcomeConfig, 'locationName' | 'timeZone'>): Location {
  return Object.freeze({
    nodeType: 'Location',
    source: 'W3LCOME',
    sourceId: ACCOUNT_ID,
    name: config.locationName,
    address: null,
    timeZone: config.timeZone,
    currencyCode: null,
  });
}
