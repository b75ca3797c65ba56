import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode } from '../domain/errors/error-code.js';
import { describeUnexpected } from '../graphql/errors/describe-unexpected.js';
import { MASKED_MESSAGE } from '../graphql/errors/format-error.js';

/** Messages for problems that Fastify finds before GraphQL reads the request. */
const MESSAGES: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'The request body is not valid JSON',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The request body is empty: send JSON with a `query` member',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'The content type of the request must be application/json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'The request body is too large',
  NOT_UTF_8: 'The request body is not UTF-8',
  COMPRESSED: 'The request body must not be compressed',
  OTHER_CHARSET: 'The charset of the request must be utf-8',
  JSON_TOO_DEEP: 'The JSON of the request is nested too deep',
  LONE_SURROGATE: 'The JSON of the request has half of a surrogate pair',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The request body does not have the length that its header says',
};

/** Answers every failure outside GraphQL in the shape of GraphQL errors, with the proper HTTP status. */
export function handleTransportErrors(fastify: FastifyInstance): void {
  fastify.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 400 && status < 500) {
      const message = MESSAGES[error.code] ?? 'The request cannot be understood';
      return sendError(request, reply, { status, code: 'BAD_REQUEST', message });
    }
    request.log.error({ requestId: request.id, ...describeUnexpected(error) }, 'A request met an unexpected error');
    return sendError(request, reply, { status: 500, code: 'INTERNAL_SERVER_ERROR', message: MASKED_MESSAGE });
  });
  fastify.setNotFoundHandler((request, reply) =>
    sendError(request, reply, {
      status: 404,
      code: 'NOT_FOUND',
      message: 'There is nothing here: the graph is at /graphql',
    }),
  );
}

export function sendError(
  request: FastifyRequest,
  reply: FastifyReply,
  error: { readonly status: number; readonly code: ErrorCode; readonly message: string },
): FastifyReply {
  const { status, code, message } = error;
  return reply.code(status).send({ errors: [{ message, extensions: { code, requestId: request.id } }] });
}

export function sendRateLimited(request: FastifyRequest, reply: FastifyReply, waitSeconds: number): FastifyReply {
  return sendError(request, reply.header('retry-after', waitSeconds), {
    status: 429,
    code: 'RATE_LIMITED',
    message: `Too many requests; retry in ${waitSeconds} s`,
  });
}

const HEADER_TOO_LARGE = { status: 431, message: 'The address or the headers of the request are too long' } as const;
const TOO_SLOW = { status: 408, message: 'The request did not arrive in time' } as const;
const UNREADABLE = { status: 400, message: 'The request is no valid HTTP' } as const;

const PROBLEMS: Readonly<Record<string, { readonly status: number; readonly message: string } | undefined>> = {
  HPE_HEADER_OVERFLOW: HEADER_TOO_LARGE,
  ERR_HTTP_REQUEST_TIMEOUT: TOO_SLOW,
};

/**
 * Answers malformed HTTP, for Fastify's `clientErrorHandler`. The answer says that the connection closes: a client with
 * keep-alive would otherwise send its next request into it.
 */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const { status, message } = PROBLEMS[error.code ?? ''] ?? UNREADABLE;
  if (socket.writable) {
    const body = JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
    socket.write(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        'Content-Type: application/json; charset=utf-8',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  }
  socket.destroySoon();
}
