import type { FastifyInstance } from 'fastify';
import { renderId, toGuid } from './guid.js';
import { notFound, ResidentError, validationError } from './resident-error.js';
import type { ResidentsServer, StoredResident } from './residents-state.js';
import { toStoredRoundTrip } from './visit-dates.js';

interface PagedRoute {
  Querystring: PageQuery;
}

/** Lists leave out residents whose user is inactive. */
export function registerResidentRoutes(api: FastifyInstance, server: ResidentsServer): void {
  const { state } = server;
  const renderResident = createResidentRenderer(server);
  const active = () => state.residents.records.filter(({ isUserActive }) => isUserActive);

  api.get<PagedRoute>('/residents', async ({ query }) => {
    const page = readPage(query);
    const residents = active().sort(byFullName).map(renderResident);
    return page === null ? residents : answerPage(residents, page);
  });

  api.get<PagedRoute & { Params: { communityId: string } }>(
    '/residents/community/:communityId',
    async ({ params, query }) => {
      const communityId = routeGuid(params.communityId);
      const page = readPage(query);
      const residents = active()
        .filter((resident) => resident.communityId === communityId)
        .sort((left, right) => compare(left.number ?? '', right.number ?? '') || byFullName(left, right))
        .map(renderResident);
      return page === null ? residents : answerPage(residents, page);
    },
  );

  api.get<PagedRoute>('/residents/by-communities', async ({ query }) => {
    const page = readPage(query);
    const communityIds = idsIn(query);
    if (communityIds.length === 0) return answerPage([], page ?? { page: 1, pageSize: 10 });
    const members = active().filter(({ communityId }) => communityId !== null && communityIds.includes(communityId));
    // Pages are in the order of the users; the unpaged list has no order.
    if (page === null) return members.map(renderResident);
    return answerPage(members.sort((left, right) => compare(left.userId, right.userId)).map(renderResident), page);
  });

  api.get<{ Params: { id: string } }>('/residents/:id', async ({ params }) => {
    const resident = state.residents.get(routeGuid(params.id));
    if (resident === undefined) throw notFound();
    return renderResident(resident);
  });
}

function createResidentRenderer({ behaviour }: ResidentsServer) {
  return (resident: StoredResident) => {
    const { isUserActive: _hidden, createdAt, ...members } = resident;
    const communityId = resident.communityId === null ? null : renderId(resident.communityId, behaviour);
    return {
      ...members,
      id: renderId(resident.id, behaviour),
      communityId,
      communityIds: communityId === null ? [] : [communityId],
      createdAt: toStoredRoundTrip(createdAt, Number.parseInt(resident.id.slice(0, 8), 16)),
    };
  };
}

/** The route's pattern requires a GUID; without one the answer is 404. */
function routeGuid(text: string): string {
  const guid = toGuid(text);
  if (guid === null) throw new ResidentError(404, { shape: 'empty' });
  return guid;
}

function idsIn(query: PageQuery): readonly string[] {
  const entry = Object.entries(query).find(([name]) => name.toLowerCase() === 'communityids')?.[1];
  const texts = Array.isArray(entry) ? entry : entry === undefined ? [] : [entry];
  return texts.flatMap((text) => (typeof text === 'string' ? (toGuid(text) ?? []) : []));
}

function byFullName(left: StoredResident, right: StoredResident): number {
  return compare(left.fullName, right.fullName);
}

function compare(left: string, right: string): number {
  return left.localeCompare(right, 'es');
}

type PageQuery = Readonly<Record<string, unknown>>;

interface PageWanted {
  readonly page: number;
  readonly pageSize: number;
}

/** Null (the whole list) unless both numbers are given and positive. @throws ResidentError for text that is no number */
function readPage(query: PageQuery): PageWanted | null {
  const page = readNumber(query, 'page');
  const pageSize = readNumber(query, 'pageSize');
  return page === null || pageSize === null || page <= 0 || pageSize <= 0 ? null : { page, pageSize };
}

function readNumber(query: PageQuery, name: string): number | null {
  const value = Object.entries(query).find(([parameter]) => parameter.toLowerCase() === name.toLowerCase())?.[1];
  if (value === undefined || value === '') return null;
  if (typeof value === 'string' && /^-?\d{1,9}$/.test(value)) return Number(value);
  throw validationError({ [name]: [`The value '${String(value)}' is not valid.`] });
}

/** A page beyond the end has no items. */
function answerPage<T>(all: readonly T[], { page, pageSize }: PageWanted) {
  return {
    items: all.slice((page - 1) * pageSize, page * pageSize),
    totalCount: all.length,
    page,
    pageSize,
    totalPages: Math.ceil(all.length / pageSize),
  };
}
