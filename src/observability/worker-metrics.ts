import cluster from 'node:cluster';
import { AggregatorRegistry, type Registry } from 'prom-client';
import { z } from 'zod';
import type { MetricsText } from '../server/operator-routes.js';

/** Longer than the primary waits for its workers. */
const ANSWER_TIMEOUT_MS = 6_000;

const metricsRequest = z.object({ kind: z.literal('metrics-asked'), id: z.number() });
const reply = z.object({ kind: z.literal('metrics-told'), id: z.number(), text: z.string().nullable() });

/** In the primary: the sum over the workers, for the primary itself and for every worker that is asked. */
export function collectFromWorkers(): MetricsText {
  const aggregator = new AggregatorRegistry();
  const read = () => aggregator.clusterMetrics();
  cluster.on('message', async (worker, message: unknown) => {
    const request = metricsRequest.safeParse(message).data;
    if (request === undefined) return;
    const text = await read().catch(() => null);
    if (worker.isConnected()) worker.send({ kind: 'metrics-told', id: request.id, text }, () => {});
  });
  return { contentType: aggregator.contentType, read };
}

/** In a worker: its own part is for the primary to fetch, and whoever asks it is told of all. */
export function shareMetricsWithPrimary(): (registry: Registry) => MetricsText {
  const aggregator = new AggregatorRegistry();
  // Nothing of its own yet; an answer all the same, for whoever asks meanwhile.
  AggregatorRegistry.setRegistries([]);
  let count = 0;
  const read = () =>
    new Promise<string>((resolve, reject) => {
      count += 1;
      const id = count;
      const settle = (text: string | null) => {
        clearTimeout(timer);
        process.off('message', listen);
        if (text === null) reject(new Error('The workers did not tell their metrics in time'));
        else resolve(text);
      };
      const listen = (message: unknown) => {
        const answered = reply.safeParse(message).data;
        if (answered?.id === id) settle(answered.text);
      };
      const timer = setTimeout(settle, ANSWER_TIMEOUT_MS, null);
      process.on('message', listen);
      process.send?.({ kind: 'metrics-asked', id });
    });
  return (registry) => {
    AggregatorRegistry.setRegistries([registry]);
    return { contentType: aggregator.contentType, read };
  };
}
