import Fastify from 'fastify';
import mercurius from 'mercurius';
import { announce } from '../lib/announce.mjs';
import { readHosts, readVisits, typeDefs } from '../lib/visits-graph.mjs';

const app = Fastify();
app.register(mercurius, {
  schema: typeDefs,
  jit: 1,
  resolvers: { Query: { visits: (_root, { first }) => readVisits(first) } },
  loaders: {
    Visit: {
      async host(queries) {
        const ids = [...new Set(queries.map(({ obj }) => obj.hostId))];
        const hosts = new Map((await readHosts(ids)).map((host, index) => [ids[index], host]));
        return queries.map(({ obj }) => hosts.get(obj.hostId));
      },
    },
  },
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
announce();
