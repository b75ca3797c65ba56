import type { ConnectionName } from './connections.js';
import type { Settings } from './settings.js';

type LimitName = Extract<keyof Settings, `${string}_REQUESTS_PER_SECOND` | `${string}_CONCURRENCY`>;

const LIMITS: Readonly<Record<ConnectionName, { readonly starts: LimitName; readonly calls: LimitName }>> = {
  spacebring: { starts: 'SPACEBRING_REQUESTS_PER_SECOND', calls: 'SPACEBRING_CONCURRENCY' },
  w3lcome: { starts: 'W3LCOME_REQUESTS_PER_SECOND', calls: 'W3LCOME_CONCURRENCY' },
  resident: { starts: 'RESIDENT_REQUESTS_PER_SECOND', calls: 'RESIDENT_CONCURRENCY' },
};

const ALL_SOURCES: readonly ConnectionName[] = ['spacebring', 'w3lcome', 'resident'];

/**
 * Settings with which several workers cannot respect the limits of the sources in use: each worker needs at least one concurrent call
 * and, without Redis, one start a second. `connected`: the real sources; none = the sandbox replaces all.
 */
export function findWorkerProblems(settings: Settings, connected: readonly ConnectionName[]): string[] {
  const { WORKERS: workers, REDIS_URL: redisUrl } = settings;
  if (workers === 1) return [];
  const isSandbox = connected.length === 0;
  const isCountShared = redisUrl !== undefined && !isSandbox;
  const sources = isSandbox ? ALL_SOURCES : connected;
  const isTooSmall = (name: LimitName) => workers > (settings[name] ?? Number.POSITIVE_INFINITY);
  const problems = sources.flatMap((source) => {
    const { starts, calls } = LIMITS[source];
    return [
      ...(isTooSmall(calls)
        ? [`WORKERS must not be more than ${calls}: every worker needs a concurrent call of its own`]
        : []),
      ...(isTooSmall(starts) && !isCountShared
        ? [`WORKERS must not be more than ${starts}, which is divided among the workers without Redis`]
        : []),
    ];
  });
  if (settings.SPACEBRING_REFRESH_TOKEN !== undefined && redisUrl === undefined) {
    problems.push('REDIS_URL is missing: with SPACEBRING_REFRESH_TOKEN several WORKERS need it to share the token');
  }
  return problems;
}
