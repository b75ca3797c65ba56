import type { FastifyReply, FastifyRequest } from 'fastify';

/** The four shapes of this service's errors. */
export type ErrorShape =
  /** A: one object, for validation and thrown errors. */
  | { readonly shape: 'object'; readonly code: string; readonly message: string; readonly errors?: FieldErrors }
  /** B: a bare text. */
  | { readonly shape: 'text'; readonly text: string }
  /** C: a problem document. */
  | { readonly shape: 'problem' }
  /** D: no body at all. */
  | { readonly shape: 'empty'; readonly headers?: Readonly<Record<string, string>> };

/** By field, as the framework names them: `VisitorName`, `$.residentId`, `page`. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

export class ResidentError extends Error {
  override readonly name = 'ResidentError';

  constructor(
    readonly status: number,
    readonly answer: ErrorShape,
  ) {
    super(`${status} ${answer.shape}`);
  }
}

export function validationError(errors: FieldErrors): ResidentError {
  const message = 'Uno o más campos tienen errores de validación.';
  return new ResidentError(400, { shape: 'object', code: 'VALIDATION_ERROR', message, errors });
}

export function textError(status: number, text: string): ResidentError {
  return new ResidentError(status, { shape: 'text', text });
}

export function notFound(): ResidentError {
  return new ResidentError(404, { shape: 'problem' });
}

export function databaseError(): ResidentError {
  const message = 'Error al guardar los datos. Intente nuevamente más tarde.';
  return new ResidentError(500, { shape: 'object', code: 'DATABASE_ERROR', message });
}

const PROBLEMS: Readonly<Record<number, readonly [section: string, title: string]>> = {
  400: ['15.5.1', 'Bad Request'],
  401: ['15.5.2', 'Unauthorized'],
  404: ['15.5.5', 'Not Found'],
  415: ['15.5.16', 'Unsupported Media Type'],
};

export function sendError(request: FastifyRequest, reply: FastifyReply, { status, answer }: ResidentError): void {
  reply.code(status);
  if (answer.shape === 'empty') {
    reply.headers(answer.headers ?? {}).send();
  } else if (answer.shape === 'text') {
    if (isJsonOnly(request.headers.accept)) reply.type(JSON_TYPE).send(JSON.stringify(answer.text));
    else reply.type('text/plain; charset=utf-8').send(answer.text);
  } else if (answer.shape === 'problem') {
    reply.type('application/problem+json; charset=utf-8').send(toProblem(status, request.id));
  } else {
    const { code, message, errors = null } = answer;
    reply.type(JSON_TYPE).send(JSON.stringify({ code, message, errors, traceId: `0HNC4SANDBOX:${request.id}` }));
  }
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** A text is sent as plain text unless the caller accepts JSON only. */
function isJsonOnly(accept: string | undefined): boolean {
  return accept !== undefined && !/\*\/\*|text\/(?:plain|\*)/.test(accept) && accept.includes('application/json');
}

function toProblem(status: number, requestId: string): string {
  const [section, title] = PROBLEMS[status] ?? ['15.6.1', 'Error'];
  const traceId = `00-${Buffer.from(requestId).toString('hex').padStart(32, '0')}-0000000000000001-00`;
  return JSON.stringify({ type: `https://tools.ietf.org/html/rfc9110#section-${section}`, title, status, traceId });
}

/** The body of an injected status: the service's own, or none where it sends none. */
export function renderResidentError(status: number): { contentType: string; body: string } {
  if (status === 401 || status === 403 || status === 405) return { contentType: 'text/plain', body: '' };
  if (status === 404) return { contentType: 'application/problem+json; charset=utf-8', body: toProblem(404, 'fault') };
  const code = status < 500 ? 'BAD_REQUEST' : 'INTERNAL_ERROR';
  const message = 'Ha ocurrido un error interno. Intente nuevamente más tarde.';
  return {
    contentType: JSON_TYPE,
    body: JSON.stringify({ code, message, errors: null, traceId: '0HNC4SANDBOX:fault' }),
  };
}
