import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

const HEADER_TOO_LARGE = { status: 431, message: 'The address or the headers of the request are too long' } as const;
const TOO_SLOW = { status: 408, message: 'The request did not arrive in time' } as const;
const UNREADABLE = { status: 400, message: 'The request is no valid HTTP' } as const;

const PROBLEMS: Readonly<Record<string, { readonly status: number; readonly message: string } | undefined>> = {
  HPE_HEADER_OVERFLOW: HEADER_TOO_LARGE,
  ERR_HTTP_REQUEST_TIMEOUT: TOO_SLOW,
};

/**
 * Answers what cannot be read as HTTP, for Fastify's `clientErrorHandler`. The connection cannot be used any more, and the
 * answer says so: a client that keeps connections would send its next request into the closing one.
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
