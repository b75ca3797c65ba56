import type { Location } from '../../domain/model/location.js';
import { completeSlice, type SourceSlice } from '../../domain/source/source-slice.js';
import type { Clock } from '../../domain/time/clock.js';
import { isTimeZone } from '../../domain/time/time-zone.js';
import type { SpacebringClient } from './client.js';
import { toLocation } from './location.mapper.js';
import type { Mapping } from './values.js';

/** The locations of the network, read once per request: nearly every list call takes one location. */
export interface LocationDirectory {
  read(): Promise<SourceSlice<Location>>;
  /** The locations with these ids; absent = all. `isComplete`: no location was left out. */
  select(ids?: readonly string[]): Promise<{ readonly locations: readonly Location[]; readonly isComplete: boolean }>;
  load(id: string): Promise<Location | null>;
  /** The zone of a location that has been read; UTC for others. */
  timeZoneOf(id: string | null): string;
}

interface LocationDirectoryOptions {
  readonly client: SpacebringClient;
  readonly toTimeZone: Mapping['toTimeZone'];
  readonly clock: Clock;
}

export function createLocationDirectory({ client, toTimeZone, clock }: LocationDirectoryOptions): LocationDirectory {
  const known = new Map<string, Location>();
  let reading: Promise<SourceSlice<Location>> | null = null;

  async function readList(): Promise<SourceSlice<Location>> {
    const { records, droppedCount } = await client.listLocations();
    for (const record of records) known.set(record.id, toLocation(record, { toTimeZone }));
    return { ...completeSlice([...known.values()], clock.now()), droppedCount };
  }

  function read(): Promise<SourceSlice<Location>> {
    reading ??= readList();
    return reading;
  }

  return {
    read,
    async select(ids) {
      const { records, droppedCount } = await read();
      const locations = ids === undefined ? records : records.filter(({ sourceId }) => ids.includes(sourceId));
      return { locations, isComplete: droppedCount === 0 };
    },
    async load(id) {
      const { records } = await read();
      const listed = records.find(({ sourceId }) => sourceId === id);
      if (listed !== undefined) return listed;
      const wire = await client.getLocation(id);
      return wire === null ? null : toLocation(wire, { toTimeZone });
    },
    timeZoneOf: (id) => known.get(id ?? '')?.timeZone ?? toTimeZone(null),
  };
}

/** The zone that a location names. An absent or unknown one is UTC, and the first is logged. */
export function createTimeZoneReader(warn: (message: string) => void): (name: string | null) => string {
  const known = new Set<string>(['UTC']);
  let isWarned = false;
  return (name) => {
    if (name !== null && (known.has(name) || isTimeZone(name))) {
      known.add(name);
      return name;
    }
    if (!isWarned) warn('Spacebring: a location has no known time zone; its days are treated as UTC days');
    isWarned = true;
    return 'UTC';
  };
}
