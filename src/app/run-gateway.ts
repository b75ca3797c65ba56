import 'reflect-metadata';
import cluster from 'node:cluster';
import type { Config } from '../config/config.js';
import { ConfigError } from '../config/config-error.js';
import type { Environment } from '../config/environment.js';
import { readEnvFile } from '../config/environment.js';
import { loadConfig } from '../config/load-config.js';
import { describeStart } from './describe-start.js';
import { runWorker, startWorkers } from './run-workers.js';
import { type Gateway, startGateway } from './start-gateway.js';

async function main(): Promise<void> {
  const environment = readEnvFile('.env', process.env);
  const config = loadConfig(environment);
  if (!cluster.isWorker) return serve(config, environment);
  // The primary prints the reason, once.
  process.exit(
    await runWorker(config, environment).then(
      () => 0,
      () => 1,
    ),
  );
}

/** Starts the gateway, prints what runs, and closes it on SIGINT and SIGTERM. */
async function serve(config: Config, environment: Environment): Promise<void> {
  const gateway = await (config.workers === 1 ? startGateway(config, environment) : startWorkers(config));
  console.log(describeStart(gateway, config));
  for (const warning of gateway.warnings) console.warn(`Warning: ${warning}`);
  let isStopping = false;
  const stop = () => {
    // A second signal exits immediately.
    if (isStopping) process.exit(1);
    isStopping = true;
    closeGateway(gateway).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

async function closeGateway(gateway: Gateway): Promise<void> {
  await gateway.drain();
  await gateway.close();
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : `visitgraph could not start: ${reasonOf(error)}`);
  process.exit(1);
});

/** Without a stack: the usual cause is a port in use. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
