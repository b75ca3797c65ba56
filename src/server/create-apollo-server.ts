import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyInstance } from 'fastify';
import { buildGraphSchema } from '../graphql/build-schema.js';
import { formatError } from '../graphql/errors/format-error.js';
import { auditWrites } from './audit-writes.js';
import { createLandingPage } from './landing-page.js';
import type { ServerContext } from './server-context.js';
import type { ServerOptions } from './server-options.js';

/** Far above any operation a person writes; introspection queries have about 500. */
const MAX_TOKENS = 10_000;

export async function createApolloServer(
  fastify: FastifyInstance,
  { settings: { isProduction, isIntrospectionOn }, observer }: Pick<ServerOptions, 'settings' | 'observer'>,
  plugins: readonly ApolloServerPlugin<ServerContext>[],
): Promise<ApolloServer<ServerContext>> {
  return new ApolloServer<ServerContext>({
    schema: auditWrites(await buildGraphSchema(), observer),
    introspection: isIntrospectionOn,
    nodeEnv: isProduction ? 'production' : 'development',
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    maxRecursiveSelections: true,
    hideSchemaDetailsFromClientErrors: isProduction,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: fastify.log,
    formatError,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      createLandingPage(isProduction),
      ...plugins,
    ],
  });
}
