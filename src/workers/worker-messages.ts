import { z } from 'zod';

/** Messages of a worker to the primary. */
const workerMessage = z.discriminatedUnion('kind', [
  /** It has loaded and waits for the start message. */
  z.object({ kind: z.literal('loaded') }),
  z.object({
    kind: z.literal('answering'),
    report: z.object({
      /** e.g. `http://127.0.0.1:4000`, equal for all workers. */
      address: z.string(),
      isSandbox: z.boolean(),
      sourceAddresses: z.partialRecord(z.enum(['SPACEBRING', 'W3LCOME', 'RESIDENT']), z.string()),
      warnings: z.array(z.string()).readonly(),
    }),
  }),
  /** It could not start, and ends. */
  z.object({ kind: z.literal('failed'), reason: z.string() }),
]);

/** Messages of the primary to a worker. */
const primaryMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('start'),
    port: z.number(),
    /** The sandbox that the primary runs; null = real sources. */
    sandbox: z
      .object({
        spacebring: z.object({ url: z.string(), tokenUrl: z.string() }),
        w3lcome: z.object({ url: z.string() }),
        resident: z.object({ url: z.string() }),
      })
      .nullable(),
    /** The primary's "now", in milliseconds since 1970, and the machine's time then. */
    nowMs: z.number(),
    sentAtMs: z.number(),
  }),
  /** Lets running requests finish, then ends. */
  z.object({ kind: z.literal('stop') }),
]);

export type WorkerMessage = z.infer<typeof workerMessage>;
export type WorkerReport = Extract<WorkerMessage, { kind: 'answering' }>['report'];
export type PrimaryMessage = z.infer<typeof primaryMessage>;
export type StartMessage = Extract<PrimaryMessage, { kind: 'start' }>;

/** Null: not a message of a worker. */
export function readWorkerMessage(message: unknown): WorkerMessage | null {
  return workerMessage.safeParse(message).data ?? null;
}

/** Null: not a message of the primary. */
export function readPrimaryMessage(message: unknown): PrimaryMessage | null {
  return primaryMessage.safeParse(message).data ?? null;
}
