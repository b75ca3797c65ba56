import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Below this size, in bytes, compression saves less than it costs. */
const THRESHOLD_BYTES = 1_024;

/**
 * Compresses the answers of all routes that are registered later, by what the client accepts. Bodies of requests are not
 * decompressed: a small body must not become a large one here.
 */
export async function compressAnswers(fastify: FastifyInstance): Promise<void> {
  await fastify.register(compress, {
    threshold: THRESHOLD_BYTES,
    encodings: ['br', 'gzip'],
    globalDecompression: false,
  });
}
