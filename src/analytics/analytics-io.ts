import type { GatewayClient } from './gateway-client.js';

/** A text stream to a terminal, a pipe or a file. */
export interface TextOutput {
  /** Resolves when the stream accepts more text. @throws when its other end is closed or full. */
  write(chunk: string | Uint8Array): Promise<void>;
  readonly isTerminal: boolean;
  /** Columns and rows of the terminal. */
  readonly rows: number;
  readonly columns: number;
  /** The stream itself, for drawing on a terminal. */
  readonly stream: NodeJS.WritableStream;
}

export interface OpenGateway {
  readonly client: GatewayClient;
  /** A line for the user before the result; null = none. */
  readonly notice: string | null;
  close(): Promise<void>;
}

/** The environment of a command. */
export interface AnalyticsIo {
  /** For data only. */
  readonly stdout: TextOutput;
  /** For messages about the data. */
  readonly stderr: TextOutput;
  now(): Date;
  /** @throws AnalyticsError when the command is interrupted meanwhile. */
  sleep(ms: number): Promise<void>;
  /** Aborted by SIGINT, SIGTERM or SIGHUP. */
  readonly signal: AbortSignal;
  /** @throws AnalyticsError when there is none. */
  openGateway(): Promise<OpenGateway>;
}

/** Opens a gateway for `use`, and closes it afterwards, also after an error. */
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
