import { setTimeout as wait } from 'node:timers/promises';
import { ConfigError } from '../config/config-error.js';
import type { Environment } from '../config/environment.js';
import { readEnvFile } from '../config/environment.js';
import { loadAnalyticsConfig } from '../config/load-analytics-config.js';
import { AnalyticsError, EXIT } from './analytics-error.js';
import type { AnalyticsIo, OpenGateway, TextOutput } from './analytics-io.js';
import { toFileError } from './export/file-error.js';
import { createGatewayClient } from './gateway/create-gateway-client.js';
import { startOwnGateway } from './gateway/start-own-gateway.js';
import { runAnalytics } from './run-analytics.js';

async function main(): Promise<number> {
  const environment = readEnvFile('.env', process.env);
  const { gatewayUrl, apiKey } = loadAnalyticsConfig(environment);
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interruption.abort());
  const { signal } = interruption;
  const sleep = (ms: number) =>
    wait(ms, undefined, { signal }).catch(() => {
      throw new AnalyticsError('Interrupted', EXIT.interrupted);
    });
  const io: AnalyticsIo = {
    stdout: toTextOutput(process.stdout, 'standard output'),
    stderr: toTextOutput(process.stderr, 'standard error'),
    now: () => new Date(),
    sleep,
    signal,
    openGateway: async () => {
      const { url, notice, close } = await openGateway(gatewayUrl, environment, signal);
      return { client: createGatewayClient({ url, apiKey, sleep, signal }), notice, close };
    },
  };
  return runAnalytics(process.argv.slice(2), io);
}

/** The gateway of GATEWAY_URL, or one that runs as long as the command. */
async function openGateway(
  gatewayUrl: string | null,
  environment: Environment,
  signal: AbortSignal,
): Promise<Omit<OpenGateway, 'client'> & { readonly url: string }> {
  if (gatewayUrl !== null) return { url: gatewayUrl, notice: null, close: async () => {} };
  const { url, isSandbox, close } = await startOwnGateway({
    program: new URL('../main.js', import.meta.url),
    endWithParent: new URL('./gateway/end-with-parent.js', import.meta.url),
    environment,
    signal,
  });
  const data = isSandbox ? 'made-up data' : "the sources of this command's environment";
  return { url, notice: `GATEWAY_URL is not set: this is a gateway started for this command, with ${data}`, close };
}

function toTextOutput(stream: NodeJS.WriteStream, name: string): TextOutput {
  // The write callback reports the error; without a listener the process would end here.
  stream.on('error', () => {});
  return {
    write: (chunk) =>
      new Promise((resolve, reject) => {
        stream.write(chunk, (error) => (error ? reject(toFileError(error, name)) : resolve()));
      }),
    isTerminal: stream.isTTY === true,
    get rows() {
      return stream.rows;
    },
    get columns() {
      return stream.columns;
    },
    stream,
  };
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    const lines = error instanceof ConfigError ? error.message.split('\n') : [String(error)];
    process.stderr.write(`visitgraph: ${lines.join(' ').replace(/ {2,}- /g, ' ')}\n`);
    process.exit(error instanceof ConfigError ? EXIT.usage : EXIT.failed);
  },
);
