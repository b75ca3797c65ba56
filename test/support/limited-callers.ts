import { SCOPES } from '../../src/domain/model/scope.js';
import { startTestGateway, type TestGateway } from './gateway.js';
import { AUDIENCE, ISSUER, signToken } from './tokens.js';

const SECRET = 'a secret that has at least 32 characters';

export const WEEK = { from: '2026-06-08T00:00:00Z', to: '2026-06-22T00:00:00Z' };

export interface Row {
  readonly id: string;
}

interface Place extends Row {
  readonly source: string;
}

/** A gateway with its sandbox that limits callers by a claim of their tokens. */
export interface LimitingGateway {
  /** Sees all. */
  readonly boss: TestGateway;
  readonly places: readonly Place[];
  signIn(locationIds: readonly string[] | '*'): Promise<TestGateway>;
  close(): Promise<void>;
}

export async function startLimitingGateway(): Promise<LimitingGateway> {
  const gateway = await startTestGateway({
    SANDBOX_VISITS: '1500',
    // What is asked here is asked to see all, at whatever price.
    LIMIT_COST: '1000000',
    AUTH_MODE: 'jwt',
    AUTH_JWT_SECRET: SECRET,
    AUTH_JWT_ISSUER: ISSUER,
    AUTH_JWT_AUDIENCE: AUDIENCE,
    AUTH_JWT_LOCATIONS_CLAIM: 'locations',
  });
  const signIn: LimitingGateway['signIn'] = async (locationIds) => {
    const claims = { scope: SCOPES.join(' '), locations: locationIds };
    const token = await signToken(claims, { key: new TextEncoder().encode(SECRET), header: { alg: 'HS256' } });
    return gateway.withHeaders({ authorization: `Bearer ${token}` });
  };
  const boss = await signIn('*');
  const { data } = await boss.query<{ locations: Place[] }>('{ locations { id source } }');
  return { boss, places: data?.locations ?? [], signIn, close: () => gateway.close() };
}

/** The first page and the count of a list that takes `locationIds`; of visits and visitors those of `WEEK`. */
export async function readList(caller: TestGateway, list: string, locationIds?: string[]) {
  const range = { visits: 'scheduledAt', visitors: 'visitedAt' }[list];
  const filter = { ...(locationIds && { locationIds }), ...(range && { [range]: { gte: WEEK.from, lt: WEEK.to } }) };
  const type =
    { people: 'PersonFilter' }[list] ?? `${list.replace(/^./, (letter) => letter.toUpperCase()).slice(0, -1)}Filter`;
  const { data, errors } = await caller.query<Record<string, { nodes: Row[]; totalCount: number | null }>>(
    `query ($filter: ${type}) { ${list}(first: 200, filter: $filter) { nodes { id } totalCount } }`,
    { filter },
  );
  if (errors !== undefined) throw new Error(`${list} cannot be read: ${JSON.stringify(errors)}`);
  return { ids: data?.[list]?.nodes.map(({ id }) => id) ?? [], totalCount: data?.[list]?.totalCount };
}
