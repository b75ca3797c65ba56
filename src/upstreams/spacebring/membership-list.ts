import type DataLoader from 'dataloader';
import { limitFault, type SourceFault, SourceFaultError } from '../../domain/source/source-error.js';
import { endOf, type SourceSlice } from '../../domain/source/source-slice.js';
import { normalizeEmail } from '../../domain/text/normalize-email.js';
import type { Clock } from '../../domain/time/clock.js';
import { createListOrEachLoader } from '../http/read-pages.js';
import { isRefusal, type SpacebringClient } from './client.js';
import type { LocationDirectory } from './location.directory.js';
import type { MembershipWire } from './location.wire.js';
import { readPagedSlice } from './paged-slice.js';
import type { WirePage } from './wire.js';

interface ListPage<T> {
  readonly records: readonly T[];
  readonly droppedCount: number;
  readonly isLast: boolean;
}

/** A list of one location. Each page is read once, when it is first requested. */
export interface PagedList<T> {
  /** `pageIndex` counts from 0; pages after the last one are empty. */
  page(pageIndex: number): Promise<ListPage<T>>;
  /** Every record of the location, when all have been read and decoded; null before. */
  whole(): readonly T[] | null;
  /** Whether a safety limit ended the list. */
  isCut(): boolean;
}

type MembershipList = PagedList<MembershipWire>;

interface ReadPage<T> extends ListPage<T> {
  readonly next: string | undefined;
}

const AFTER_THE_END: ReadPage<never> = { records: [], droppedCount: 0, isLast: true, next: undefined };

export function createPagedList<T>(options: {
  readonly readPage: (pageToken: string | undefined) => Promise<WirePage<T>>;
  readonly maxPages: number;
}): PagedList<T> {
  const { maxPages } = options;
  const pages: Promise<ReadPage<T>>[] = [];
  const seenTokens = new Set<string>();
  const read: T[] = [];
  let hasEnded = false;
  let isCut = false;
  let droppedCount = 0;

  async function readPage(pageIndex: number): Promise<ReadPage<T>> {
    const previous = pageIndex === 0 ? null : await pageAt(pageIndex - 1);
    if (previous?.isLast) return AFTER_THE_END;
    const page = await options.readPage(previous?.next);
    const isRepeat = page.next !== undefined && seenTokens.has(page.next);
    if (page.next !== undefined) seenTokens.add(page.next);
    isCut ||= page.next !== undefined && (isRepeat || pageIndex + 1 >= maxPages);
    hasEnded ||= page.next === undefined;
    droppedCount += page.droppedCount;
    read.push(...page.records);
    return { ...page, isLast: page.next === undefined || isCut };
  }

  function pageAt(pageIndex: number): Promise<ReadPage<T>> {
    const known = pages[pageIndex];
    if (known !== undefined) return known;
    const page = readPage(pageIndex);
    pages[pageIndex] = page;
    return page;
  }

  return {
    page: pageAt,
    whole: () => (hasEnded && droppedCount === 0 ? read : null),
    isCut: () => isCut,
  };
}

/**
 * Reads a location's memberships to the end.
 * @throws SourceFaultError when the first page cannot be read; after a later failure the pages before it are returned.
 */
export async function readMembershipList(list: MembershipList, clock: Clock): Promise<SourceSlice<MembershipWire>> {
  const asOf = clock.now();
  const byId = new Map<string, MembershipWire>();
  const toSlice = (fault: SourceFault | null) => ({
    records: [...byId.values()],
    droppedCount,
    asOf,
    ...endOf(fault),
  });
  let droppedCount = 0;
  for (let pageIndex = 0; ; pageIndex += 1) {
    try {
      const page = await list.page(pageIndex);
      for (const membership of page.records) byId.set(membership.id, membership);
      droppedCount += page.droppedCount;
      if (page.isLast) return toSlice(list.isCut() ? limitFault('PAGE_LIMIT') : null);
    } catch (error) {
      if (pageIndex === 0 || !(error instanceof SourceFaultError)) throw error;
      return toSlice(error.toFault());
    }
  }
}

interface JoinedPage<T> {
  readonly entries: ReadonlyMap<string, T>;
  readonly isLast: boolean;
}

/** The lists of several locations as one, by id. Page indexes count from 0. */
export function createJoinedPages<T extends { readonly id: string }>(
  readLists: () => Promise<readonly PagedList<T>[]>,
): (index: number) => Promise<JoinedPage<T>> {
  const pages: Promise<JoinedPage<T> & Position>[] = [];

  async function readPage(index: number): Promise<JoinedPage<T> & Position> {
    const { listIndex, pageIndex } = index === 0 ? { listIndex: 0, pageIndex: 0 } : await pageAt(index - 1);
    const lists = await readLists();
    const list = lists[listIndex];
    if (list === undefined) return { entries: new Map(), isLast: true, listIndex, pageIndex };
    const { records, isLast } = await list.page(pageIndex);
    const next = isLast ? { listIndex: listIndex + 1, pageIndex: 0 } : { listIndex, pageIndex: pageIndex + 1 };
    const entries = new Map(records.map((record) => [record.id, record]));
    return { entries, isLast: next.listIndex >= lists.length, ...next };
  }

  function pageAt(index: number): Promise<JoinedPage<T> & Position> {
    const known = pages[index];
    if (known !== undefined) return known;
    const page = readPage(index);
    pages[index] = page;
    return page;
  }

  return pageAt;
}

/** The position of the next page. */
interface Position {
  readonly listIndex: number;
  readonly pageIndex: number;
}

interface DeletedMembershipsOptions {
  readonly client: SpacebringClient;
  readonly locations: LocationDirectory;
  readonly maxPages: number;
  readonly clock: Clock;
}

/**
 * Former members, by membership id. Visits still name them as hosts, but it is not documented whether they can be read by
 * id. The list is read once per request, and only for an id that was not found otherwise.
 */
export function createDeletedMemberships(
  options: DeletedMembershipsOptions,
): (id: string) => Promise<MembershipWire | null> {
  let reading: Promise<ReadonlyMap<string, MembershipWire>> | null = null;
  return async (id) => {
    reading ??= readAll(options);
    return (await reading).get(id) ?? null;
  };
}

async function readAll(options: DeletedMembershipsOptions): Promise<ReadonlyMap<string, MembershipWire>> {
  const { locations } = await options.locations.select();
  const lists = await Promise.all(locations.map(({ sourceId }) => readList(options, sourceId)));
  return new Map(lists.flat().map((membership) => [membership.id, membership]));
}

/** Where the source has no such list, or denies access to it, there are no former members. */
async function readList(
  { client, maxPages, clock }: DeletedMembershipsOptions,
  locationRef: string,
): Promise<readonly MembershipWire[]> {
  try {
    const readPage = (pageToken?: string) => client.listDeletedMemberships({ locationRef }, pageToken);
    const { records } = await readPagedSlice({ maxPages, clock, readPage });
    // Membership in this list decides; its time is not always sent.
    return records.map((membership) => ({ ...membership, deleteDate: membership.deleteDate ?? clock.now() }));
  } catch (error) {
    if ([400, 403, 404].some((status) => isRefusal(error, status))) return [];
    throw error;
  }
}

/** The memberships of one location, by each key that its list can be searched by. */
export interface PlaceMemberships {
  readonly list: MembershipList;
  readonly byUser: DataLoader<string, MembershipWire | null>;
  readonly byEmail: DataLoader<string, readonly MembershipWire[] | null>;
}

/** Several look-ups in one batch read the list while that is fewer calls; a list that was read whole is not read again. */
export function createPlaceMemberships(options: {
  client: SpacebringClient;
  locationRef: string;
  maxPages: number;
}): PlaceMemberships {
  const { client, locationRef } = options;
  const list = createPagedList<MembershipWire>({
    maxPages: options.maxPages,
    readPage: (pageToken) => client.listMemberships({ locationRef }, pageToken),
  });
  const byUser = createListOrEachLoader<MembershipWire>({
    onBatched: client.onBatched,
    readPage: async (pageIndex) => {
      const { records, isLast } = await list.page(pageIndex);
      return { entries: firstByUser(records), isLast };
    },
    loadOne: async (userRef) => {
      const found = list.whole() ?? (await client.listMemberships({ locationRef, userRef })).records;
      return found.find((membership) => userRefOf(membership) === userRef) ?? null;
    },
  });
  const byEmail = createListOrEachLoader<readonly MembershipWire[]>({
    onBatched: client.onBatched,
    readPage: async (pageIndex) => {
      const { records, isLast } = await list.page(pageIndex);
      return { entries: groupByEmail(records), isLast };
    },
    loadOne: async (email) => {
      const found = list.whole() ?? (await listWithEmail(client, locationRef, email));
      // It is not documented how the source compares, so its answer is filtered here.
      return found.filter((membership) => emailOf(membership) === email);
    },
  });
  return { list, byUser, byEmail };
}

/** The source may be stricter about e-mail addresses; one that it refuses belongs to no member. */
async function listWithEmail(
  client: SpacebringClient,
  locationRef: string,
  userEmail: string,
): Promise<readonly MembershipWire[]> {
  try {
    return (await client.listMemberships({ locationRef, userEmail })).records;
  } catch (error) {
    if (isRefusal(error, 400)) return [];
    throw error;
  }
}

export function userRefOf({ userRef, user }: MembershipWire): string | null {
  return userRef ?? user?.id ?? null;
}

function emailOf({ user }: MembershipWire): string | null {
  return normalizeEmail(user?.email);
}

/** Of several memberships of one user the first in the list counts, as in a look-up of the user alone. */
function firstByUser(memberships: readonly MembershipWire[]): Map<string, MembershipWire> {
  const entries = new Map<string, MembershipWire>();
  for (const membership of memberships) {
    const userRef = userRefOf(membership) ?? '';
    if (!entries.has(userRef)) entries.set(userRef, membership);
  }
  return entries;
}

function groupByEmail(memberships: readonly MembershipWire[]): Map<string, MembershipWire[]> {
  const groups = new Map<string, MembershipWire[]>();
  for (const membership of memberships) {
    const email = emailOf(membership) ?? '';
    const group = groups.get(email) ?? [];
    group.push(membership);
    groups.set(email, group);
  }
  return groups;
}
