import 'reflect-metadata';
import { startGateway } from './compose-gateway.js';
import { ConfigError } from './config/config-error.js';
import { loadConfig } from './config/load-config.js';
import { readEnvFile } from './config/read-env-file.js';
import { describeStart } from './describe-start.js';

/** Reads the configuration, starts the gateway, says what runs, and closes it on SIGINT and SIGTERM. */
async function main(): Promise<void> {
  const environment = readEnvFile('.env', process.env);
  const gateway = await startGateway(loadConfig(environment), environment);
  console.log(describeStart(gateway));
  for (const warning of gateway.warnings) console.warn(`Warning: ${warning}`);
  const stop = () => {
    gateway.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : `visitgraph could not start: ${reasonOf(error)}`);
  process.exit(1);
});

/** Without a stack: what stops a start is a port in use or the like. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
