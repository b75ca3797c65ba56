import { PassThrough } from 'node:stream';
import type { AnalyticsIo, TextOutput } from '../../src/analytics/analytics-io.js';
import { createGatewayClient } from '../../src/analytics/gateway/create-gateway-client.js';
import type { GatewayClient } from '../../src/analytics/gateway-client.js';
import { runAnalytics } from '../../src/analytics/run-analytics.js';

export interface AnalyticsRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface TestOutput extends TextOutput {
  text(): string;
}

/** Keeps what is written; a terminal of 24 lines where it is to be one. */
export function createTestOutput({ isTerminal = false }: { isTerminal?: boolean } = {}): TestOutput {
  const stream = Object.assign(new PassThrough(), { isTTY: isTerminal, columns: 80, rows: 24 });
  const chunks: Buffer[] = [];
  stream.on('data', (chunk) => chunks.push(Buffer.from(chunk)));
  return {
    write: async (chunk) => {
      stream.write(chunk);
    },
    isTerminal,
    rows: 24,
    columns: 80,
    stream,
    text: () => Buffer.concat(chunks).toString('utf8'),
  };
}

export interface TestIo extends AnalyticsIo {
  readonly stdout: TestOutput;
  readonly stderr: TestOutput;
  /** How long the command would have slept. */
  readonly slept: number[];
}

export interface TestIoOptions {
  readonly isTerminal?: boolean;
  readonly signal?: AbortSignal;
  readonly now?: Date;
  readonly sleep?: (ms: number) => Promise<void>;
}

/** What a command finds around it, without waiting. */
export function createTestIo(client: GatewayClient | null, options: TestIoOptions = {}): TestIo {
  const slept: number[] = [];
  const { isTerminal = false, now = new Date('2026-06-15T15:00:00Z') } = options;
  return {
    stdout: createTestOutput({ isTerminal }),
    stderr: createTestOutput({ isTerminal }),
    slept,
    now: () => now,
    sleep: async (ms) => {
      slept.push(ms);
      await options.sleep?.(ms);
    },
    signal: options.signal ?? new AbortController().signal,
    openGateway: async () => {
      if (client === null) throw new Error('no gateway was to be asked');
      return { client, notice: null, close: async () => {} };
    },
  };
}

/** A client as the program makes it, that does not wait between its tries. */
export function createTestClient(url: string, apiKey: string | null = null): GatewayClient {
  return createGatewayClient({ url, apiKey, sleep: async () => {}, signal: new AbortController().signal });
}

/** Runs one command against the gateway at `url`; null: none may be asked. */
export async function runCommand(
  url: string | null,
  args: readonly string[],
  options: TestIoOptions = {},
): Promise<AnalyticsRun> {
  const io = createTestIo(url === null ? null : createTestClient(url), options);
  const status = await runAnalytics(args, io);
  return { status, stdout: io.stdout.text(), stderr: io.stderr.text() };
}
