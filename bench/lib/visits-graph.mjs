/** The part of our graph that workload A asks for, as the JavaScript peers serve it. */
import { readJson } from './upstream-json.mjs';

export const typeDefs = /* GraphQL */ `
  type Query {
    visits(first: Int): VisitConnection
  }
  type VisitConnection {
    nodes: [Visit!]!
  }
  type Visit {
    id: ID!
    scheduledAt: String!
    status: String!
    visitor: Visitor!
    host: Person
  }
  type Visitor {
    name: String!
    company: String
  }
  type Person {
    id: ID!
    name: String!
    email: String
    position: String
  }
`;

export const globalId = (type, sourceId) => Buffer.from(`${type}:W3LCOME:${sourceId}`).toString('base64url');

export function toVisit(visit) {
  return {
    id: globalId('Visit', `visit/${visit.id}`),
    scheduledAt: new Date(visit.checkinAt).toISOString(),
    status: visit.checkoutAt ? 'CHECKED_OUT' : 'CHECKED_IN',
    visitor: { name: visit.name, company: visit.company },
    hostId: visit.host.id,
  };
}

export const toHost = ({ id, name, email, position }) => ({ id: globalId('Person', id), name, email, position });

export async function readVisits(first = 100) {
  const { visits } = await readJson(`/visits?limit=${first}`);
  return { nodes: visits.map(toVisit) };
}

export const readHosts = (ids) => Promise.all(ids.map(async (id) => toHost(await readJson(`/host/${id}`))));

/** For servers with a DataLoader in the context. */
export const resolvers = {
  Query: { visits: (_root, { first }) => readVisits(first) },
  Visit: { host: ({ hostId }, _arguments, { hosts }) => hosts.load(hostId) },
};
