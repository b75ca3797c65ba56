import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { buildGraphSchema } from '../graphql/build-schema.js';
import { type ErrorScope, formatError } from '../graphql/errors/format-error.js';
import type { GraphContext } from '../graphql/graph-context.js';
import { createLandingPage } from './landing-page.js';
import { createDocumentRules } from './limits/document-rules.js';
import { createDocumentStore } from './limits/document-store.js';
import { limitCost } from './limits/limit-cost.js';
import { persistOperations } from './limits/persisted-operations.js';
import type { CallScope } from './served-source.js';
import type { ServerOptions } from './server-options.js';

/**
 * @param current the request being answered; Apollo formats some errors before there is a context, so it cannot be
 * taken from there.
 */
export async function createApolloServer(
  fastify: FastifyInstance,
  { settings, persistedOperations }: Pick<ServerOptions, 'settings' | 'persistedOperations'>,
  current: () => ErrorScope & { readonly scope: CallScope },
): Promise<ApolloServer<GraphContext>> {
  const { isProduction, isIntrospectionOn, isLandingPageOn, limits } = settings;
  const { tokens } = limits.document;
  const { persistedQueries, plugins } = persistOperations(persistedOperations);
  const schema = await buildGraphSchema();
  return new ApolloServer<GraphContext>({
    schema,
    introspection: isIntrospectionOn,
    nodeEnv: isProduction ? 'production' : 'development',
    allowBatchedHttpRequests: false,
    persistedQueries,
    documentStore: createDocumentStore(),
    parseOptions: { maxTokens: tokens },
    // Fragments may not say more than a document without them could.
    maxRecursiveSelections: tokens,
    validationRules: createDocumentRules(limits.document),
    hideSchemaDetailsFromClientErrors: !isIntrospectionOn,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: fastify.log,
    formatError: (formatted, error) => formatError(formatted, error, current()),
    plugins: [
      fastifyApolloDrainPlugin(fastify),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      createLandingPage(isLandingPageOn),
      limitCost(schema, limits.document, () => current().scope.isPriceAsked === true),
      ...plugins,
    ],
  });
}
