import type { NamedCaller, ServerObserver } from '../server/server-observer.js';

/** The needed part of a logger, e.g. pino's. */
export interface LineLogger {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
}

/** Routes that probes call every few seconds: logged at debug only. */
const FREQUENT: readonly (string | null)[] = ['/health/live', '/health/ready', '/metrics'];

export interface Logs {
  readonly logger: LineLogger;
  /** Logs writes; null = writes are not logged. */
  readonly auditLogger: Pick<LineLogger, 'info'> | null;
}

/** One line for each request, and one for each write. */
export function logServer({ logger, auditLogger }: Logs): ServerObserver {
  return {
    requestStarted: () => ({
      run: (part) => part(),
      ended({ operation, caller, codes, calls, ...request }) {
        const facts = {
          ...request,
          ...(operation !== null && { operation: operation.name, type: operation.type }),
          ...(caller !== null && nameOf(caller)),
          ...(codes.length > 0 && { codes }),
          ...(Object.keys(calls).length > 0 && { calls }),
        };
        if (FREQUENT.includes(request.route)) logger.debug(facts, 'A request has ended');
        else logger.info(facts, 'A request has ended');
      },
    }),
    wrote: ({ requestId, caller, ...write }) =>
      auditLogger?.info({ audit: true, requestId, ...nameOf(caller), ...write }, 'A write has ended'),
  };
}

function nameOf({ kind, name }: NamedCaller): { readonly caller: string; readonly callerKind: NamedCaller['kind'] } {
  return { caller: name, callerKind: kind };
}
