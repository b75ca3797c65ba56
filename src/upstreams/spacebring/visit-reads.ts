import { filterInPace, mapInPace } from '../../domain/pace/in-pace.js';
import { type Pace, SHARED_PACE } from '../../domain/pace/pace.js';
import type { SourceSlice } from '../../domain/source/source-slice.js';
import { alignOutwards } from '../../domain/time/time-grid.js';
import { isWithin, type TimeRange } from '../../domain/time/time-range.js';
import type { AdapterContext } from './adapter-context.js';
import { readPagedSlice, withLocation } from './paged-slice.js';
import type { VisitWire } from './visit.wire.js';
import { hostUserOf } from './visit-hosts.js';

export interface VisitRead {
  readonly locationId: string;
  /** User id; null = all hosts of the location. */
  readonly userRefHost: string | null;
  readonly range: TimeRange;
  /** Absent: `SHARED_PACE`. */
  readonly pace?: Pace;
}

interface DoneRead extends VisitRead {
  readonly slice: Promise<SourceSlice<VisitWire>>;
}

/**
 * Reads visits of one location, cut exactly to what was asked. The source is asked on a grid, so that questions a few minutes
 * apart are one call; within a request a read that covers another serves both.
 */
export function createVisitReads(context: AdapterContext): (read: VisitRead) => Promise<SourceSlice<VisitWire>> {
  const { client, clock, limits } = context;
  const done: DoneRead[] = [];

  function readFromSource({ locationId, userRefHost, range }: VisitRead): Promise<SourceSlice<VisitWire>> {
    const call = {
      locationRef: locationId,
      ...(userRefHost !== null && { userRefHost }),
      date: { gte: range.from, lte: range.to },
    };
    return readPagedSlice({
      maxPages: limits.maxPages,
      clock,
      readPage: (pageToken) => client.listVisits(call, pageToken),
    });
  }

  return async (read) => {
    const covering = done.find((candidate) => covers(candidate, read));
    const shared = await covering?.slice.catch(() => null);
    if (shared?.isComplete) return cutTo(read, shared);
    const aligned = { ...read, range: alignOutwards(read.range) };
    const slice = readFromSource(aligned);
    done.push({ ...aligned, slice });
    return cutTo(read, await slice);
  };
}

function covers(done: DoneRead, { locationId, userRefHost, range }: VisitRead): boolean {
  const isOfHost = done.userRefHost === null || done.userRefHost === userRefHost;
  return done.locationId === locationId && isOfHost && done.range.from <= range.from && done.range.to >= range.to;
}

/** The source's upper bound is inclusive, ours is not. */
async function cutTo(
  { locationId, userRefHost, range, pace = SHARED_PACE }: VisitRead,
  slice: SourceSlice<VisitWire>,
): Promise<SourceSlice<VisitWire>> {
  const isMeant = (visit: VisitWire) =>
    isWithin(range, visit.date) && (userRefHost === null || hostUserOf(visit) === userRefHost);
  const meant = await filterInPace(pace, slice.records, isMeant);
  return { ...slice, records: await mapInPace(pace, meant, (visit) => withLocation(visit, locationId)) };
}
