import cluster from 'node:cluster';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config/config.js';
import type { Environment } from '../config/environment.js';
import { createClock, systemClock } from '../domain/time/clock.js';
import { collectFromWorkers, shareMetricsWithPrimary } from '../observability/worker-metrics.js';
import { createLogger } from '../platform/logger.js';
import { type Fleet, forkWorker, startFleet, type Timer } from '../workers/fleet.js';
import { type PrimaryChannel, serveAsWorker } from '../workers/serve-as-worker.js';
import type { StartMessage } from '../workers/worker-messages.js';
import { type MetricsPort, NO_METRICS_PORT, openMetricsPort } from './observation.js';
import { type Gateway, startGateway } from './start-gateway.js';
import { startEmbeddedSandbox } from './start-sandbox.js';

const UNSHARED_STATE =
  'The workers share no Redis (the sandbox never does), so reads are not cached: answers are slower than with WORKERS=1. Idempotency keys and locks hold within one worker only; a repeated key may reach another.';

/** The primary: runs the sandbox and `config.workers` processes behind one port, and answers no request itself. */
export async function startWorkers(config: Config): Promise<Gateway> {
  const { clock, sandbox } = await startEmbeddedSandbox(config.sandbox);
  let fleet: Fleet | null = null;
  const isMeasured = config.observation.metricsOnGraphPort !== 'off' || config.observation.metricsPort !== null;
  const metrics = isMeasured ? collectFromWorkers() : null;
  let metricsPort: MetricsPort = NO_METRICS_PORT;
  const close = async () => {
    await fleet?.stop();
    await metricsPort.close();
    await sandbox?.close();
  };
  try {
    const port = config.port === 0 ? await findFreePort(config.host) : config.port;
    cluster.setupPrimary({ exec: fileURLToPath(new URL('../main.js', import.meta.url)) });
    fleet = await startFleet({
      count: config.workers,
      fork: forkWorker,
      startMessage: () => {
        const addresses = sandbox && {
          spacebring: sandbox.spacebring,
          w3lcome: sandbox.w3lcome,
          resident: sandbox.resident,
        };
        return { kind: 'start', port, sandbox: addresses, nowMs: clock.now().getTime(), sentAtMs: Date.now() };
      },
      logger: createLogger(config.logLevel),
      timer: systemTimer,
    });
    metricsPort = await openMetricsPort(config, metrics);
  } catch (error) {
    await close();
    throw error;
  }
  const { report } = fleet;
  const isStatePerWorker = config.redisUrl === null || sandbox !== null;
  return {
    ...report,
    warnings: [...report.warnings, ...(isStatePerWorker ? [UNSHARED_STATE] : [])],
    metricsAddress: metricsPort.address,
    // Each worker drains by itself on its stop message.
    drain: async () => {},
    close,
  };
}

/** Runs a worker from start to end. @throws the reason why it cannot start, which the primary gets as well */
export async function runWorker(config: Config, environment: Environment): Promise<void> {
  const channel = createChannel();
  const start = (message: StartMessage) =>
    startGateway({ ...config, port: message.port }, environment, {
      clock: config.sandbox === null ? systemClock : toClock(message, config.sandbox.isFrozen),
      sandbox: message.sandbox && { ...message.sandbox, close: async () => {} },
      shareMetrics: shareMetricsWithPrimary(),
    }).then((gateway) => ({ ...gateway, close: () => gateway.drain().then(gateway.close) }));
  const { ended, stop } = serveAsWorker(channel, start);
  process.once('SIGTERM', stop);
  // A terminal sends it to every process; the primary stops the workers in order.
  process.on('SIGINT', () => {});
  try {
    await ended;
  } catch (error) {
    await channel.send({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    throw error;
  }
}

/** The primary's clock, also for a worker that starts later. */
function toClock({ nowMs, sentAtMs }: StartMessage, isFrozen: boolean) {
  return createClock({ start: new Date(isFrozen ? nowMs : nowMs + Date.now() - sentAtMs), isFrozen });
}

function createChannel(): PrimaryChannel {
  return {
    send: (message) =>
      new Promise((resolve) => {
        process.send?.(message, undefined, {}, () => resolve());
      }),
    onMessage: (listener) => {
      process.on('message', listener);
    },
  };
}

/** All workers need the same port, also one that starts later. */
async function findFreePort(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}

const systemTimer: Timer = {
  now: () => performance.now(),
  wait: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {}),
};
