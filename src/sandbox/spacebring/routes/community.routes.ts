import { invalidRequest } from '../api-error.js';
import { createPaginate } from '../paging.js';
import { type Query, readQuery } from '../query.js';
import { found, idParameter, locationOf, type RouteContext, undocumentedOrder } from '../route-context.js';
import type { SandboxCompany, SandboxMember } from '../state/directory.js';
import type { UndocumentedBehaviour } from '../undocumented-behaviour.js';
import { toCompany, toMembership } from '../wire/community.wire.js';

const MEMBERSHIPS = '/community/memberships/v1';
const COMPANIES = '/community/companies/v1';
const TYPES = ['member', 'nonmember'];
/** The first word of an id gives the record's position in the list sorted by id. */
type Listed = Pick<SandboxMember | SandboxCompany, 'id' | 'createdAt'>;
const BY_ID = {
  createdAt: ({ createdAt }: Listed) => createdAt,
  order: ({ id }: Listed) => Number.parseInt(id.slice(0, 8), 16),
};
const EMAIL = /^[^\s@]+@[^\s@]+$/;

export function registerCommunity(context: RouteContext): void {
  registerMemberships(context);
  registerDeletedMemberships(context);
  registerCompanies(context);
}

function registerMemberships(context: RouteContext): void {
  const { app, state, behaviour, signer } = context;
  const { directory } = state;
  const paginate = createPaginate<SandboxMember>(signer);

  app.get(MEMBERSHIPS, (request) => {
    const query = readQuery(request);
    const location = locationOf(query, context);
    const isWanted = readFilter(query);
    const page = paginate({
      ...listingOf(query, behaviour),
      find: () =>
        directory.members.filter(
          (member) => member.deletedAt === null && member.location === location && isWanted(member),
        ),
    });
    return { memberships: page.rows.map((member) => toMembership(member, balances(context))), ...page.paging };
  });

  app.get(`${MEMBERSHIPS}/:id`, (request) => {
    const member = found(directory.member(idParameter(request)), { behaviour, resource: 'membership' });
    return { membership: toMembership(member, balances(context)) };
  });
}

/** All memberships are approved, so `status=requested` matches none. */
function readFilter(query: Query): (member: SandboxMember) => boolean {
  const company = query.uuid('companyRef');
  const userRef = query.uuid('userRef');
  const email = emailOf(query);
  const types = query.words('types', TYPES);
  const isRequested = query.words('status', ['requested']) !== null;
  return ({ company: employer, user, type }) =>
    !isRequested &&
    (company === null || employer?.id === company) &&
    (userRef === null || user.id === userRef) &&
    (email === null || user.email === email) &&
    (types === null || types.has(type));
}

function registerDeletedMemberships(context: RouteContext): void {
  const { app, state, behaviour, signer } = context;
  const paginate = createPaginate<SandboxMember>(signer);

  app.get(`${MEMBERSHIPS}/deleted`, (request) => {
    const query = readQuery(request);
    const location = locationOf(query, context);
    const email = emailOf(query);
    const isGone = (member: SandboxMember): boolean =>
      member.deletedAt !== null && member.location === location && (email === null || member.user.email === email);
    const page = paginate({
      ...listingOf(query, behaviour),
      find: () => state.directory.members.filter(isGone),
      hasSearchQuery: false,
    });
    return { memberships: page.rows.map((member) => toMembership(member, balances(context))), ...page.paging };
  });
}

function registerCompanies(context: RouteContext): void {
  const { app, state, behaviour, signer } = context;
  const { directory } = state;
  const paginate = createPaginate<SandboxCompany>(signer);

  app.get(COMPANIES, (request) => {
    const query = readQuery(request);
    const location = locationOf(query, context);
    const title = query.text('title')?.toLowerCase() ?? '';
    const isMember = query.words('types', TYPES)?.has('member') ?? true;
    const page = paginate({
      ...listingOf(query, behaviour),
      find: () =>
        directory.companies.filter(
          (company) => isMember && company.location === location && company.title.toLowerCase().includes(title),
        ),
      hasSearchQuery: false,
    });
    return { companies: page.rows.map((company) => toCompany(company, balances(context))), ...page.paging };
  });

  app.get(`${COMPANIES}/:id`, (request) => {
    const company = found(directory.company(idParameter(request)), { behaviour, resource: 'company' });
    return { company: toCompany(company, balances(context)) };
  });
}

/** The directory never changes, so its listings have one version. */
function listingOf(query: Query, behaviour: UndocumentedBehaviour) {
  const sorting = undocumentedOrder<Listed>(behaviour, BY_ID);
  return { query, sorting, limit: query.limit(behaviour.forgivesLimit), version: '' };
}

function emailOf(query: Query): string | null {
  const email = query.text('userEmail')?.toLowerCase() ?? null;
  if (email !== null && !EMAIL.test(email)) throw invalidRequest('userEmail must be an e-mail address');
  return email;
}

function balances({ state, now }: RouteContext) {
  const { credits, dayPasses } = state;
  return { credits, dayPasses, now: now() };
}
