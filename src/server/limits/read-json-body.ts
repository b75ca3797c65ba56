import type { FastifyInstance } from 'fastify';
import { readCharset } from '../../upstreams/http/read-charset.js';

/** Far deeper than any input of the schema; recursive code further in is safe up to here. */
const MAX_DEPTH = 100;
const LONE_SURROGATE = /\p{Surrogate}/u;
const ENCODINGS = ['utf-8', 'utf8', 'us-ascii'];

/** A request body that is refused; Fastify answers with the status. */
class UnreadableBodyError extends Error {
  override readonly name = 'UnreadableBodyError';
  readonly code: 'NOT_UTF_8' | 'OTHER_CHARSET' | 'COMPRESSED' | 'BODY_TOO_DEEP' | 'LONE_SURROGATE';
  readonly statusCode: 400 | 415;

  constructor(code: UnreadableBodyError['code']) {
    super(code);
    this.code = code;
    this.statusCode = code === 'OTHER_CHARSET' || code === 'COMPRESSED' ? 415 : 400;
  }
}

/** Reads JSON in UTF-8, as RFC 8259 asks for; never in another encoding, never compressed, and never with replaced characters. */
export function readJsonBodies(fastify: FastifyInstance): void {
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser(['text/plain', 'application/json']);
  fastify.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const coding = request.headers['content-encoding'] ?? 'identity';
    if (coding.toLowerCase() !== 'identity') return done(new UnreadableBodyError('COMPRESSED'));
    const charset = readCharset(request.headers['content-type']);
    if (charset !== null && !ENCODINGS.includes(charset.toLowerCase())) {
      return done(new UnreadableBodyError('OTHER_CHARSET'));
    }
    const text = decode(body);
    if (text === null) return done(new UnreadableBodyError('NOT_UTF_8'));
    parseJson(request, text, (error: Error | null, value?: unknown) => {
      const problem = error ?? findProblem(value);
      done(problem, problem === null ? value : undefined);
    });
  });
}

function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Without recursion: the value may be nested as deep as its text is long. */
function findProblem(root: unknown): UnreadableBodyError | null {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string' && LONE_SURROGATE.test(value)) return new UnreadableBodyError('LONE_SURROGATE');
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= MAX_DEPTH) return new UnreadableBodyError('BODY_TOO_DEEP');
    for (const [name, member] of Object.entries(value)) {
      if (LONE_SURROGATE.test(name)) return new UnreadableBodyError('LONE_SURROGATE');
      open.push({ value: member, depth: depth + 1 });
    }
  }
  return null;
}
