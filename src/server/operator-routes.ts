import type { FastifyInstance, FastifyRequest } from 'fastify';
import { VERSION } from '../config/version.js';
import type { Source } from '../domain/source/source.js';
import type { SourceFaultCode } from '../domain/source/source-error.js';
import type { CircuitState, SourceHealth } from '../domain/source/source-health.js';
import type { Upstream } from '../upstreams/upstream.js';
import { isSentToOneOf } from './limits/limit-hosts.js';

/** Port: all metrics as Prometheus text. */
export interface MetricsText {
  readonly contentType: string;
  /** @throws Error when a part cannot be collected in time */
  read(): Promise<string>;
}

/** Headers that a proxy adds. */
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const;

/** Whether the process lives, and whether to send it requests: public, and without a secret. */
export function addHealthRoutes(fastify: FastifyInstance, readiness: () => Readiness): void {
  fastify.get('/health/live', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'live', version: VERSION }),
  );
  fastify.get('/health/ready', (_request, reply) => {
    const current = readiness();
    const status = current.status === 'ready' ? 200 : 503;
    return reply.code(status).header('cache-control', 'no-store').send(current);
  });
}

/** `isDirectOnly`: 404 for requests through a proxy, or to another name than the loopback's. */
export function addMetricsRoute(
  fastify: FastifyInstance,
  metrics: MetricsText,
  { isDirectOnly }: { readonly isDirectOnly: boolean },
): void {
  fastify.get('/metrics', async (request, reply) => {
    if (isDirectOnly && (isForwarded(request) || !isSentToOneOf(request, []))) return reply.callNotFound();
    const text = await metrics.read();
    return reply.header('content-type', metrics.contentType).header('cache-control', 'no-store').send(text);
  });
}

function isForwarded({ headers }: FastifyRequest): boolean {
  return PROXY_HEADERS.some((name) => headers[name] !== undefined);
}

/** A source that is not UP is probed in the background: at most once in this interval, with this timeout. */
const PROBE_EVERY_MS = 10_000;
const PROBE_TIMEOUT_MS = 5_000;

/** `UNKNOWN`: it has not been called yet; `DOWN`: it cannot be used; `FAILING`: its latest call failed. */
type SourceState = 'UP' | 'FAILING' | 'DOWN' | 'UNKNOWN';

interface SourceReadiness {
  readonly source: Source;
  readonly state: SourceState;
  readonly circuit: CircuitState;
  readonly lastSuccessAt: string | null;
  /** Why its latest call failed; null if it succeeded. */
  readonly lastError: SourceFaultCode | null;
}

interface Readiness {
  readonly status: 'ready' | 'draining' | 'nothing-can-be-served';
  /** Whether the embedded sandbox replaces the sources: all data is made up. */
  readonly isSandbox: boolean;
  readonly sources: readonly SourceReadiness[];
}

/**
 * Says whether requests should be sent here, without waiting for a call. A source that is not UP is
 * probed in the background, so that a gateway without requests becomes ready again.
 */
export function createReadiness({
  sources,
  isSandbox,
  isDraining,
  machineNow,
}: {
  readonly isSandbox: boolean;
  readonly sources: readonly Upstream[];
  readonly isDraining: () => boolean;
  /** Milliseconds from an arbitrary start. */
  readonly machineNow: () => number;
}): () => Readiness {
  const probedAt = new Map<Source, number>();
  const probe = (served: Upstream) => {
    const now = machineNow();
    if (now - (probedAt.get(served.source) ?? Number.NEGATIVE_INFINITY) < PROBE_EVERY_MS) return;
    probedAt.set(served.source, now);
    // The result is in the source's health.
    served.probe({ signal: AbortSignal.timeout(PROBE_TIMEOUT_MS), priority: 'batch' }).catch(() => {});
  };
  return () => {
    const described = sources.map((served) => describe(served.source, served.health()));
    if (isDraining()) return { status: 'draining', isSandbox, sources: described };
    for (const [index, served] of sources.entries()) if (described[index]?.state !== 'UP') probe(served);
    const canServe = described.some(({ state }) => state !== 'DOWN');
    return { status: canServe ? 'ready' : 'nothing-can-be-served', isSandbox, sources: described };
  };
}

function describe(source: Source, health: SourceHealth): SourceReadiness {
  const { circuit, lastSuccessAt, lastFault } = health;
  const isFailing = isFailingNow(health);
  return {
    source,
    state: toState(health, isFailing),
    circuit,
    lastSuccessAt: lastSuccessAt?.toISOString() ?? null,
    lastError: isFailing ? (lastFault?.code ?? null) : null,
  };
}

function toState({ circuit, lastSuccessAt, lastFault }: SourceHealth, isFailing: boolean): SourceState {
  if (circuit === 'OPEN' || (isFailing && lastFault?.code === 'UPSTREAM_REJECTED_CREDENTIALS')) return 'DOWN';
  if (isFailing) return 'FAILING';
  return lastSuccessAt === null ? 'UNKNOWN' : 'UP';
}

function isFailingNow({ lastSuccessAt, lastFailureAt }: SourceHealth): boolean {
  return lastFailureAt !== null && (lastSuccessAt === null || lastFailureAt > lastSuccessAt);
}
