import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import DataLoader from 'dataloader';
import { announce } from '../lib/announce.mjs';
import { readHosts, resolvers, typeDefs } from '../lib/visits-graph.mjs';

const server = new ApolloServer({ typeDefs, resolvers });
await startStandaloneServer(server, {
  listen: { port: Number(process.env.PORT), host: '127.0.0.1' },
  context: async () => ({ hosts: new DataLoader(readHosts) }),
});
announce();
