import cluster from 'node:cluster';
import { AggregatorRegistry, type Registry } from 'prom-client';
import { z } from 'zod';
import type { MetricsText } from '../server/operator-routes.js';

/** Longer than the primary waits for its workers. */
const ANSWER_TIMEOUT_MS = 6_000;

const metricsRequest = z.object({ kind: z.literal('metrics-request'), id: z.number() });
const reply = z.object({ kind: z.literal('metrics'), id: z.number(), text: z.string().nullable() });

/** In the primary: the sum over the workers, for the primary's port and for every worker that requests it. */
export function collectFromWorkers(): MetricsText {
  const aggregator = new AggregatorRegistry();
  const read = () => aggregator.clusterMetrics();
  cluster.on('message', async (worker, message: unknown) => {
    const request = metricsRequest.safeParse(message).data;
    if (request === undefined) return;
    const text = await read().catch(() => null);
    if (worker.isConnected()) worker.send({ kind: 'metrics', id: request.id, text }, () => {});
  });
  return { contentType: aggregator.contentType, read };
}

/** In a worker: adds its own metrics to the primary's sum, and answers scrapes with that sum. */
export function shareMetricsWithPrimary(): (registry: Registry) => MetricsText {
  const aggregator = new AggregatorRegistry();
  // Empty until the worker has metrics, so that a scrape in the meantime gets an answer.
  AggregatorRegistry.setRegistries([]);
  let count = 0;
  const read = () =>
    new Promise<string>((resolve, reject) => {
      count += 1;
      const id = count;
      const settle = (text: string | null) => {
        clearTimeout(timer);
        process.off('message', listen);
        if (text === null) reject(new Error('The workers did not send their metrics in time'));
        else resolve(text);
      };
      const listen = (message: unknown) => {
        const answered = reply.safeParse(message).data;
        if (answered?.id === id) settle(answered.text);
      };
      const timer = setTimeout(settle, ANSWER_TIMEOUT_MS, null);
      process.on('message', listen);
      process.send?.({ kind: 'metrics-request', id });
    });
  return (registry) => {
    AggregatorRegistry.setRegistries([registry]);
    return { contentType: aggregator.contentType, read };
  };
}
