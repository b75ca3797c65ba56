import type { GatewayClient } from './gateway-client.js';

/** A stream that text goes to: a terminal, a pipe or a file. */
export interface TextOutput {
  /** Resolves when there is room for more. @throws when the other end is gone or full. */
  write(chunk: string | Uint8Array): Promise<void>;
  readonly isTerminal: boolean;
  /** Of the terminal. */
  readonly rows: number;
  readonly columns: number;
  /** The stream itself, for what draws on a terminal. */
  readonly stream: NodeJS.WritableStream;
}

export interface OpenGateway {
  readonly client: GatewayClient;
  /** Said to whoever watches, before the answer; null = nothing. */
  readonly notice: string | null;
  close(): Promise<void>;
}

/** All that a command finds around it. */
export interface AnalyticsIo {
  /** Data, and nothing else. */
  readonly stdout: TextOutput;
  /** Everything that is said about the data. */
  readonly stderr: TextOutput;
  now(): Date;
  /** @throws AnalyticsError when the command is interrupted meanwhile. */
  sleep(ms: number): Promise<void>;
  /** Aborted by Ctrl-C and the like. */
  readonly signal: AbortSignal;
  /** @throws AnalyticsError when there is none to be had. */
  openGateway(): Promise<OpenGateway>;
}

/** Opens a gateway for the time of `use`, and closes it in every case. */
export async function withGateway(io: AnalyticsIo, use: (client: GatewayClient) => Promise<void>): Promise<void> {
  const gateway = await io.openGateway();
  try {
    if (gateway.notice !== null) await say(io, gateway.notice);
    await use(gateway.client);
  } finally {
    await gateway.close();
  }
}

/** One line on standard error. */
export async function say(io: AnalyticsIo, line: string): Promise<void> {
  await io.stderr.write(`visitgraph: ${line}\n`);
}
