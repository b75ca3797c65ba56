import { z } from 'zod';
import type { SandboxFault } from './fault.js';

/** Longer than any client waits; longer ones are `hang`. */
const LONGEST_LATENCY_MS = 600_000;

const faultSchema = z.strictObject({
  route: z.string().min(1).exactOptional(),
  latencyMs: z.number().min(0).max(LONGEST_LATENCY_MS).exactOptional(),
  errorRate: z.number().min(0).max(1).exactOptional(),
  status: z.int().min(200).max(599).exactOptional(),
  hang: z.boolean().exactOptional(),
  reset: z.enum(['before', 'after']).exactOptional(),
  malformed: z.boolean().exactOptional(),
}) satisfies z.ZodType<SandboxFault>;

const faultsSchema = z.union([faultSchema.transform((fault) => [fault]), z.array(faultSchema)]);

export interface FaultRegistry {
  /** Replaces all faults. Returns a message when the input is malformed, else null. */
  replace(input: unknown): string | null;
  clear(): void;
  list(): readonly SandboxFault[];
  /** The fault that applies to a request to this route, `GET /visit/:id`; null: none. */
  strike(route: string): SandboxFault | null;
}

/** `random`: uniform in [0, 1), decides about `errorRate`. */
export function createFaultRegistry(random: { next(): number }): FaultRegistry {
  let faults: readonly SandboxFault[] = [];
  return {
    replace(input) {
      const parsed = faultsSchema.safeParse(input);
      if (!parsed.success) return z.prettifyError(parsed.error);
      faults = parsed.data;
      return null;
    },
    clear() {
      faults = [];
    },
    list: () => faults,
    strike(route) {
      const fault = faults.find((candidate) => fits(candidate, route));
      if (fault === undefined || random.next() >= (fault.errorRate ?? 1)) return null;
      return isWithoutFailure(fault) ? { ...fault, status: 500 } : fault;
    },
  };
}

/** With or without the method, in any case. */
function fits({ route }: SandboxFault, requested: string): boolean {
  if (route === undefined) return true;
  const [whole, wanted] = [requested.toLowerCase(), route.toLowerCase()];
  return whole.startsWith(wanted) || (wanted.startsWith('/') && whole.slice(whole.indexOf('/')).startsWith(wanted));
}

/** A fault with an error rate alone answers 500. */
function isWithoutFailure({ errorRate, status, hang, reset, malformed }: SandboxFault): boolean {
  return errorRate !== undefined && status === undefined && !hang && reset === undefined && !malformed;
}
