import type { Command } from 'commander';
import { normalizeForSearch } from '../../domain/text/normalize.js';
import { LocationsDocument } from '../../generated/operations.js';
import { usageError } from '../analytics-error.js';
import type { GatewayClient } from '../gateway-client.js';
import { toPlainText } from '../tables/plain-text.js';
import { collect } from './choice-options.js';

export interface LocationOptions {
  readonly location?: readonly string[];
}

export function addLocationOption(command: Command): Command {
  return command.option('--location <name or id>', 'only this location; may be repeated (default: all)', collect);
}

/**
 * The ids of the locations, given by id or by name; a name selects every location that has it. Null: all locations.
 * @throws AnalyticsError that lists the locations, for an unknown one
 */
export async function readLocationIds(
  client: GatewayClient,
  { location: wanted }: LocationOptions,
): Promise<string[] | null> {
  if (wanted === undefined) return null;
  const { locations } = await client.request(LocationsDocument, {});
  const known = locations ?? [];
  const ids = wanted.flatMap((text) => {
    const found = known.filter(
      ({ id, name }) => id === text || (name !== null && normalizeForSearch(name) === normalizeForSearch(text)),
    );
    if (found.length > 0) return found.map(({ id }) => id);
    const names = [...new Set(known.map(({ id, name }) => toPlainText(name ?? id)))].join(', ') || 'none at the moment';
    throw usageError(`--location: there is no location "${text}". There are: ${names}`);
  });
  return [...new Set(ids)];
}
