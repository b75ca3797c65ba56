import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from '../transport-errors.js';

const EXPLORER_PATH = '/explorer';

/** The same relative path from the compiled file and from this one. See scripts/copy-explorer.mjs. */
const EXPLORER_FOLDER = join(import.meta.dirname, '..', '..', '..', 'dist', 'explorer');

/** All files that are served; no other name reaches the file system. */
const CONTENT_TYPES: ReadonlyMap<string, string> = new Map([
  ['explorer.html', 'text/html; charset=utf-8'],
  ['explorer.css', 'text/css; charset=utf-8'],
  ['explorer.js', 'text/javascript; charset=utf-8'],
  ['graphiql.css', 'text/css; charset=utf-8'],
  ['graphiql.js', 'text/javascript; charset=utf-8'],
  ['react.js', 'text/javascript; charset=utf-8'],
  ['react-dom.js', 'text/javascript; charset=utf-8'],
  ['operations.json', 'application/json; charset=utf-8'],
]);

/**
 * The page may load and call only the gateway, and may evaluate nothing; fonts and icons are in the style sheet. GraphiQL's dialogs
 * lose one inline style, against scrolling of the page behind them, which does not scroll.
 */
const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cache-control': 'no-cache',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/**
 * GraphiQL for browsers without internet. The page is public; its requests are signed in like
 * any other request.
 * @param folder the output of scripts/copy-explorer.mjs; without it the answer is 404 and says so
 */
export function serveExplorer(fastify: FastifyInstance, folder: string = EXPLORER_FOLDER): void {
  fastify.get(EXPLORER_PATH, (request, reply) => send(request, reply, { folder, name: 'explorer.html' }));
  fastify.get<{ Params: { name: string } }>(`${EXPLORER_PATH}/:name`, (request, reply) => {
    const { name } = request.params;
    // With a trailing slash the page would load its files from the wrong path.
    return name === '' ? reply.redirect('../explorer') : send(request, reply, { folder, name });
  });
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  file: { readonly folder: string; readonly name: string },
): Promise<FastifyReply> {
  const type = CONTENT_TYPES.get(file.name);
  const content = type === undefined ? null : await read(join(file.folder, file.name));
  if (type === undefined || content === null) {
    const message = type === undefined ? 'The explorer has no such file' : 'The explorer is not built: npm run build';
    return sendError(request, reply, { status: 404, code: 'NOT_FOUND', message });
  }
  const etag = `"${createHash('sha256').update(content).digest('base64url')}"`;
  reply.headers({ ...HEADERS, etag });
  return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.type(type).send(content);
}

async function read(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch {
    return null;
  }
}
