import { createLater } from './fleet.js';
import { readPrimaryMessage, type StartMessage, type WorkerMessage, type WorkerReport } from './worker-messages.js';

/** What a worker starts. */
export interface WorkerService extends WorkerReport {
  /** Lets running requests finish. */
  close(): Promise<void>;
}

/** The worker's end of the channel. */
export interface PrimaryChannel {
  /** Resolves when the message is sent. */
  send(message: WorkerMessage): Promise<void>;
  onMessage(listener: (message: unknown) => void): void;
}

/**
 * Starts the service on the primary's message, and closes it on the primary's message or `stop`. `ended` settles when
 * it is closed or cannot start.
 */
export function serveAsWorker(
  channel: PrimaryChannel,
  start: (message: StartMessage) => Promise<WorkerService>,
): { readonly ended: Promise<void>; stop(): void } {
  const stopped = createLater<void>();
  const startMessage = createLater<StartMessage>();
  channel.onMessage((raw) => {
    const message = readPrimaryMessage(raw);
    if (message?.kind === 'start') startMessage.resolve(message);
    if (message?.kind === 'stop') stopped.resolve();
  });
  const serve = async () => {
    await channel.send({ kind: 'loaded' });
    const service = await start(await startMessage.promise);
    const { address, isSandbox, sourceAddresses, warnings } = service;
    await channel.send({ kind: 'answering', report: { address, isSandbox, sourceAddresses, warnings } });
    await stopped.promise;
    await service.close();
  };
  return { ended: serve(), stop: () => stopped.resolve() };
}
