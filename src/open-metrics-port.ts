import { fastify as createFastify } from 'fastify';
import type { Config } from './config/config.js';
import { addMetricsRoute, type MetricsText } from './server/operator-routes.js';

export interface MetricsPort {
  /** e.g. `http://127.0.0.1:9464`; null = there is none. */
  readonly address: string | null;
  close(): Promise<void>;
}

export const NO_METRICS_PORT: MetricsPort = { address: null, close: async () => {} };

/** A port of its own for `/metrics`, where one is wanted: who may reach it is the network's to say. */
export async function openMetricsPort(
  { host, observation }: Pick<Config, 'host' | 'observation'>,
  metrics: MetricsText | null,
): Promise<MetricsPort> {
  if (observation.metricsPort === null || metrics === null) return NO_METRICS_PORT;
  const fastify = createFastify({ forceCloseConnections: true });
  addMetricsRoute(fastify, metrics, { isDirectOnly: false });
  return { address: await fastify.listen({ host, port: observation.metricsPort }), close: () => fastify.close() };
}
