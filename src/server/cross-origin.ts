import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import { REQUEST_ID_HEADER } from './request-id.js';

const PREFLIGHT_SECONDS = 600;

/**
 * Lets pages of the configured origins query from a browser. A page on the internet that reaches into a private
 * network, as Apollo Studio does with a local gateway, asks for that in a preflight of its own.
 */
export async function allowOrigins(fastify: FastifyInstance, origins: readonly string[]): Promise<void> {
  const isAnyAllowed = origins.includes('*');
  fastify.addHook('onRequest', async (request, reply) => {
    const { origin, 'access-control-request-private-network': isPrivate } = request.headers;
    if (request.method !== 'OPTIONS' || isPrivate !== 'true' || origin === undefined) return;
    if (isAnyAllowed || origins.includes(origin)) reply.header('access-control-allow-private-network', 'true');
  });
  await fastify.register(cors, {
    origin: isAnyAllowed ? '*' : [...origins],
    methods: ['GET', 'POST'],
    exposedHeaders: [REQUEST_ID_HEADER, 'retry-after'],
    maxAge: PREFLIGHT_SECONDS,
    strictPreflight: false,
  });
}
