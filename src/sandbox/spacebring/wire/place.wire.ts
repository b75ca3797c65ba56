import type { SandboxLocation } from '../state/directory.js';
import { toIso } from './instant.js';

export function toLocation(location: SandboxLocation, networkId: string): object {
  const { id, title, address, email, currencyCode, timeZone, createdAt } = location;
  return {
    ...{ id, title, address, email, currencyCode, locale: 'en', networkRef: networkId },
    ...{ timezoneId: timeZone, createDate: toIso(createdAt) },
  };
}
