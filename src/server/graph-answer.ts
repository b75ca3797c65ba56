import { type ApolloServer, HeaderMap, type HTTPGraphQLHead } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { type Addressee, stampErrors } from '../graphql/errors/stamp-errors.js';
import { refuseLongText } from './limits/limit-answer.js';
import { isPreflighted, REQUIRE_PREFLIGHT_HEADER } from './limits/protect-browsers.js';
import type { OperationInfo, ServerContext } from './server-context.js';

/** One answer of the graph; several requests may share it. */
export interface GraphAnswer {
  readonly head: HTTPGraphQLHead;
  /** As bytes, so that a shared answer is encoded once. Its errors have no request id yet. */
  readonly body: Buffer;
  readonly hasErrors: boolean;
  readonly operationInfo: Readonly<OperationInfo>;
}

/** Apollo Server writes errors before data and extensions: an answer with errors begins with them. */
const BEGINNING_OF_ERRORS = '{"errors":';

/** Lets Apollo Server answer a request. Never throws because of the request's content. */
export async function answerGraphRequest(
  apollo: ApolloServer<ServerContext>,
  request: FastifyRequest,
  { context, maxBytes }: { readonly context: ServerContext; readonly maxBytes: number },
): Promise<GraphAnswer> {
  const { body, ...head } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method,
      headers: toHeaderMap(request.headers),
      search: searchOf(request.url),
      body: request.body,
    },
    context: async () => context,
  });
  // Only @defer and @stream answer in parts, and the schema has neither.
  if (body.kind !== 'complete') throw new Error('The graph does not answer in parts');
  const text = Buffer.from(body.string);
  const { operationInfo } = context;
  const refused = refuseLongText(text, { maxBytes, isWrite: operationInfo.operation?.type === 'mutation' });
  if (refused === null)
    return { head, body: text, hasErrors: body.string.startsWith(BEGINNING_OF_ERRORS), operationInfo };
  const answer = { hasData: false, codes: [refused.code] };
  return { head, body: refused.text, hasErrors: true, operationInfo: { ...operationInfo, answer } };
}

export function sendAnswer(
  reply: FastifyReply,
  { head, body, hasErrors }: GraphAnswer,
  addressee: Addressee,
): FastifyReply {
  for (const [name, value] of head.headers) reply.header(name, value);
  return reply.code(head.status ?? 200).send(hasErrors ? addressed(body, addressee) : body);
}

function addressed(body: Buffer, addressee: Addressee): string {
  const answer: { readonly errors: readonly GraphQLFormattedError[] } = JSON.parse(body.toString());
  return JSON.stringify({ ...answer, errors: stampErrors(answer.errors, addressee) });
}

function toHeaderMap(headers: FastifyRequest['headers']): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  if (isPreflighted(headers)) map.set(REQUIRE_PREFLIGHT_HEADER, '1');
  return map;
}

/** Parameters of GraphQL over HTTP that some clients send empty instead of leaving them out. */
const EMPTY_PARAMETER = /([?&])(?:operationName|variables|extensions)=(?=&|$)/g;

export function searchOf(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start).replace(EMPTY_PARAMETER, '$1');
}
