import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyInstance } from 'fastify';
import { buildGraphSchema } from '../graphql/build-schema.js';
import { formatError, formatErrorWithoutNames } from '../graphql/errors/format-error.js';
import { createLandingPage } from './landing-page.js';
import { createDocumentRules, createDocumentStore } from './limits/document-rules.js';
import { limitAnswer } from './limits/limit-answer.js';
import { limitCost } from './limits/limit-cost.js';
import { persistOperations } from './limits/persisted-operations.js';
import { auditWrites } from './plugins/audit-writes.js';
import type { ServerContext } from './server-context.js';
import type { ServerOptions } from './server-options.js';

export async function createApolloServer(
  fastify: FastifyInstance,
  { settings, observer, persistedOperations }: Pick<ServerOptions, 'settings' | 'observer' | 'persistedOperations'>,
  plugins: readonly ApolloServerPlugin<ServerContext>[],
): Promise<ApolloServer<ServerContext>> {
  const { isProduction, isIntrospectionOn, isLandingPageOn, limits } = settings;
  const { tokens } = limits.document;
  const persisted = persistOperations(persistedOperations);
  const schema = auditWrites(await buildGraphSchema(), observer);
  return new ApolloServer<ServerContext>({
    schema,
    introspection: isIntrospectionOn,
    nodeEnv: isProduction ? 'production' : 'development',
    allowBatchedHttpRequests: false,
    persistedQueries: persisted.persistedQueries,
    documentStore: createDocumentStore(),
    parseOptions: { maxTokens: tokens },
    // Expanded fragments may not exceed the size of a document without them.
    maxRecursiveSelections: tokens,
    validationRules: createDocumentRules(limits.document),
    hideSchemaDetailsFromClientErrors: !isIntrospectionOn,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: fastify.log,
    formatError: isIntrospectionOn ? formatError : formatErrorWithoutNames,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      createLandingPage({ isOn: isLandingPageOn, isExplorerOn: settings.isExplorerOn }),
      limitAnswer(limits.answerBytes),
      limitCost(schema, limits.document),
      ...persisted.plugins,
      ...plugins,
    ],
  });
}
