import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyInstance } from 'fastify';
import { buildGraphSchema } from '../graphql/build-schema.js';
import { type ErrorScope, formatError } from '../graphql/errors/format-error.js';
import type { GraphContext } from '../graphql/graph-context.js';
import { auditWrites } from './audit-writes.js';
import { createLandingPage } from './landing-page.js';
import type { ServerOptions } from './server-options.js';

/** Far above any operation a person writes; introspection queries have about 500. */
const MAX_TOKENS = 10_000;

/**
 * @param currentScope the request being answered; Apollo formats some errors before there is a context, so it cannot be
 * taken from there.
 */
export async function createApolloServer(
  fastify: FastifyInstance,
  { settings: { isProduction, isIntrospectionOn }, observer }: Pick<ServerOptions, 'settings' | 'observer'>,
  currentScope: () => ErrorScope,
): Promise<ApolloServer<GraphContext>> {
  return new ApolloServer<GraphContext>({
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
    formatError: (formatted, error) => formatError(formatted, error, currentScope()),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      createLandingPage(isProduction),
    ],
  });
}
