import type { FastifyInstance } from 'fastify';
import { readCharset } from '../../upstreams/http/exchange.js';

/** Far deeper than any input of the schema; recursive code is safe up to this depth. */
const MAX_DEPTH = 100;
const LONE_SURROGATE = /\p{Surrogate}/u;
const ENCODINGS = ['utf-8', 'utf8', 'us-ascii'];

/** Refused JSON of a request; Fastify answers with the status. */
class UnreadableJsonError extends Error {
  override readonly name = 'UnreadableJsonError';
  readonly code: 'NOT_UTF_8' | 'OTHER_CHARSET' | 'COMPRESSED' | 'JSON_TOO_DEEP' | 'LONE_SURROGATE';
  readonly statusCode: 400 | 415;

  constructor(code: UnreadableJsonError['code']) {
    super(code);
    this.code = code;
    this.statusCode = code === 'OTHER_CHARSET' || code === 'COMPRESSED' ? 415 : 400;
  }
}

/** The parameters of a GET that hold JSON. */
const JSON_PARAMETERS = ['variables', 'extensions'] as const;

/** Reads JSON in UTF-8, as RFC 8259 requires; never in another encoding, compressed, or with replaced characters. */
export function readJsonBodies(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', async ({ method, url }) => {
    if (method === 'GET') assertReadableAddress(url);
  });
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser(['text/plain', 'application/json']);
  fastify.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const coding = request.headers['content-encoding'] ?? 'identity';
    if (coding.toLowerCase() !== 'identity') return done(new UnreadableJsonError('COMPRESSED'));
    const charset = readCharset(request.headers['content-type']);
    if (charset !== null && !ENCODINGS.includes(charset.toLowerCase())) {
      return done(new UnreadableJsonError('OTHER_CHARSET'));
    }
    const text = decode(body);
    if (text === null) return done(new UnreadableJsonError('NOT_UTF_8'));
    parseJson(request, text, (error: Error | null, value?: unknown) => {
      const problem = error ?? findProblem(value);
      done(problem, problem === null ? value : undefined);
    });
  });
}

/**
 * Applies the same rules to the JSON in the URL of a GET. Apollo Server reports a text that is not JSON.
 * @throws UnreadableJsonError
 */
function assertReadableAddress(url: string): void {
  const start = url.indexOf('?');
  if (start < 0) return;
  const parameters = new URLSearchParams(url.slice(start));
  for (const text of JSON_PARAMETERS.flatMap((name) => parameters.getAll(name))) {
    const problem = findProblem(parseOrNull(text));
    if (problem !== null) throw problem;
  }
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Without recursion: the value may be nested as deep as its text is long. */
function findProblem(root: unknown): UnreadableJsonError | null {
  const pending: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string' && LONE_SURROGATE.test(value)) return new UnreadableJsonError('LONE_SURROGATE');
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= MAX_DEPTH) return new UnreadableJsonError('JSON_TOO_DEEP');
    for (const [name, member] of Object.entries(value)) {
      if (LONE_SURROGATE.test(name)) return new UnreadableJsonError('LONE_SURROGATE');
      pending.push({ value: member, depth: depth + 1 });
    }
  }
  return null;
}
