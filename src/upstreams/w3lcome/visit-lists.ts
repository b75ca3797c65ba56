import DataLoader from 'dataloader';
import type { W3lcomeConfig } from '../../config/sources.js';
import type { SourceSlice } from '../../domain/source/source-slice.js';
import type { Clock } from '../../domain/time/clock.js';
import { isWithin, type TimeRange } from '../../domain/time/time-range.js';
import { settle } from '../http/failed-reads.js';
import { type ListCall, PAGE_LIMITS, type W3lcomeClient } from './client.js';
import { createOffsetPaginator, readPaginator } from './read-pages.js';
import { type Bound, createTimeWindows, type TimeWindows } from './time-windows.js';
import { formatQueryTime, toIdKey } from './values.js';
import type { InviteeWire, VisitWire } from './wire.js';

/** The two lists behind visits, shared within one request. */
export interface VisitLists {
  readonly visits: TimeWindows<VisitWire>;
  readonly invitees: TimeWindows<InviteeWire>;
  /**
   * Invitees of one host. The invitees of a single host are read by its id; for several hosts, or where the range is loaded,
   * the list by date is used.
   */
  readInviteesOfHost(hostId: string, range: TimeRange): Promise<SourceSlice<InviteeWire>>;
}

interface HostRange {
  readonly hostId: string;
  readonly range: TimeRange;
}

interface VisitListsOptions {
  readonly client: W3lcomeClient;
  readonly config: Pick<W3lcomeConfig, 'timeZone' | 'maxPages' | 'queryTimeFormat'>;
  readonly clock: Clock;
}

export function createVisitLists(options: VisitListsOptions): VisitLists {
  const { client } = options;
  const visits = createVisitWindows(options);
  const invitees = createInviteeWindows(options);
  const byHost = new Map<string, Promise<SourceSlice<InviteeWire>>>();

  function readHost(hostId: string): Promise<SourceSlice<InviteeWire>> {
    const known = byHost.get(toIdKey(hostId)) ?? readInviteesOf(options, hostId);
    byHost.set(toIdKey(hostId), known);
    return known;
  }

  const loader = new DataLoader<HostRange, SourceSlice<InviteeWire>, string>(
    (wanted) => {
      const hostCount = new Set(wanted.map(({ hostId }) => toIdKey(hostId))).size;
      const isOneHost = hostCount === 1;
      if (!isOneHost) client.onBatched?.(hostCount - (wanted.every(({ range }) => invitees.isCovered(range)) ? 0 : 1));
      return settle(
        wanted.map(async ({ hostId, range }) => {
          const isReadByHost = isOneHost && !invitees.isCovered(range);
          const slice = await (byHost.has(toIdKey(hostId)) || isReadByHost ? readHost(hostId) : invitees.read(range));
          return {
            ...slice,
            records: slice.records.filter(
              ({ host, expectedAt }) =>
                host !== null && toIdKey(host.id) === toIdKey(hostId) && isWithin(range, expectedAt),
            ),
          };
        }),
      );
    },
    { cacheKeyFn: ({ hostId, range }) => `${toIdKey(hostId)}/${range.from.getTime()}/${range.to.getTime()}` },
  );

  return { visits, invitees, readInviteesOfHost: (hostId, range) => loader.load({ hostId, range }) };
}

function createVisitWindows({ client, config, clock }: VisitListsOptions): TimeWindows<VisitWire> {
  return createTimeWindows<VisitWire>({
    clock,
    isPastOnly: true,
    timeOf: (visit) => visit.checkinAt,
    filter: client.habits.visitTimes,
    paginate: (bound) =>
      createOffsetPaginator({
        pageSize: PAGE_LIMITS.visits,
        maxPages: config.maxPages,
        readPage: (offset) => client.listVisits({ offset, ...toBound('checkinAt', bound, config) }),
      }),
    peek: async (bound) => {
      const page = await client.listVisits({ offset: 0, limit: 1, ...toBound('checkinAt', bound, config) });
      return page.records;
    },
  });
}

function createInviteeWindows({ client, config, clock }: VisitListsOptions): TimeWindows<InviteeWire> {
  return createTimeWindows<InviteeWire>({
    clock,
    isPastOnly: false,
    timeOf: (invitee) => invitee.expectedAt,
    filter: client.habits.inviteeTimes,
    paginate: (bound) =>
      createOffsetPaginator({
        pageSize: PAGE_LIMITS.invitees,
        maxPages: config.maxPages,
        readPage: (offset) => client.listInvitees({ offset, ...toBound('expectedAt', bound, config) }),
      }),
    peek: async (bound) => {
      const page = await client.listInvitees({ offset: 0, limit: 1, ...toBound('expectedAt', bound, config) });
      return page.records;
    },
  });
}

/** All invitees of the host, of any time: the list takes one predicate. */
function readInviteesOf(
  { client, config, clock }: VisitListsOptions,
  hostId: string,
): Promise<SourceSlice<InviteeWire>> {
  const paginator = createOffsetPaginator({
    pageSize: PAGE_LIMITS.invitees,
    maxPages: config.maxPages,
    readPage: (offset) => client.listInvitees({ offset, where: { key: 'hostId', operator: '==', value: hostId } }),
  });
  return readPaginator(paginator, clock.now());
}

function toBound<Key extends string>(
  key: Key,
  bound: Bound | null,
  config: VisitListsOptions['config'],
): Pick<ListCall<Key>, 'where' | 'until'> {
  if (bound === null) return {};
  const value = formatQueryTime(bound.at, config);
  if (bound.side === 'FROM') return { where: { key, operator: '>=', value } };
  return { where: { key, operator: '<=', value }, until: bound.at };
}
