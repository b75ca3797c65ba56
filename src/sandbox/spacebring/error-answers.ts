import type { FastifyInstance } from 'fastify';
import { ApiError } from './api-error.js';
import type { UndocumentedBehaviour } from './undocumented-behaviour.js';

/** What an injected fault's status is answered with. */
export function renderError(status: number): { contentType: string; body: string } {
  const body = {
    message: `the sandbox was told to answer ${status}`,
    type: status === 429 ? 'rateLimitExceeded' : 'sandboxFault',
  };
  return { contentType: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}

/** Every failure in the one documented shape. */
export function answerErrors(app: FastifyInstance, { errorStatus }: UndocumentedBehaviour): void {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof ApiError)
      return reply
        .code(errorStatus === 'own' ? error.statusCode : errorStatus)
        .send({ message: error.message, type: error.type });
    const status = statusOf(error);
    const message = error instanceof Error ? error.message : 'unknown';
    return reply.code(status).send({ message, type: status < 500 ? 'validationError' : 'internalError' });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ message: 'there is no such route', type: 'notFound' }),
  );
}

/** The framework's own refusals (a body that is not JSON, one that is too large) carry their status. */
function statusOf(error: unknown): number {
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'statusCode') : undefined;
  return typeof status === 'number' && status >= 400 ? status : 500;
}
