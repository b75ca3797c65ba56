import type { ServerObserver } from '../server/server-observer.js';
import type { UpstreamObserver } from '../upstreams/http/upstream-client.js';
import type { GatewayMetrics } from './gateway-metrics.js';

/** Most operations beside the committed ones with a label of their own. */
const MOST_OTHER_OPERATIONS = 100;
const METHODS: readonly string[] = ['GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'];

/** Counts what the server does. `knownOperations` always have a label. */
export function measureServer(metrics: GatewayMetrics, knownOperations: Iterable<string>): ServerObserver {
  const toLabel = createBoundedNames(knownOperations, MOST_OTHER_OPERATIONS);
  return {
    requestStarted() {
      metrics.requestsInFlight.inc();
      return {
        run: (part) => part(),
        ended({ route, method, status, caller, operation, outcome, durationMs, codes }) {
          metrics.requestsInFlight.dec();
          metrics.requests.inc({
            route: route ?? OTHER,
            method: METHODS.includes(method) ? method : OTHER,
            status: outcome === 'client_left' ? 'none' : status,
            caller_kind: caller?.kind ?? 'none',
          });
          for (const code of codes) metrics.errors.inc({ code });
          if (operation === null) return;
          const labels = {
            operation: operation.name === null ? 'unnamed' : toLabel(operation.name),
            type: operation.type,
          };
          metrics.operations.inc({ ...labels, outcome });
          metrics.operationSeconds.observe(labels, durationMs / 1_000);
        },
      };
    },
    wrote: ({ mutation, outcome }) => metrics.writes.inc({ mutation, outcome }),
  };
}

/** Counts what happens at the sources. */
export function measureUpstreams(metrics: GatewayMetrics): UpstreamObserver {
  return {
    callQueued(source, { method, route }) {
      let startedAt: number | null = null;
      return {
        headers: {},
        started(waitedMs) {
          startedAt = performance.now();
          metrics.quotaWaitSeconds.observe({ source }, waitedMs / 1_000);
        },
        ended(result) {
          if (startedAt === null || result === 'not_sent') return;
          metrics.calls.inc({ source, method, route, status: result });
          metrics.callSeconds.observe({ source }, (performance.now() - startedAt) / 1_000);
        },
      };
    },
    readAnswered: (source, outcome) => metrics.reads.inc({ source, outcome }),
  };
}

/** The label for further names. */
const OTHER = 'other';

/**
 * Bounds labels that clients choose: returns known names and the first `mostOthers` others unchanged, and `other` for the rest.
 */
export function createBoundedNames(known: Iterable<string>, mostOthers: number): (name: string) => string {
  const names = new Set(known);
  const mostNames = names.size + mostOthers;
  return (name) => {
    if (names.has(name)) return name;
    if (names.size >= mostNames) return OTHER;
    names.add(name);
    return name;
  };
}
