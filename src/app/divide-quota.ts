import type { Config } from '../config/config.js';
import type { SourceConfig } from '../config/sources.js';

type SourceConfigs = Pick<Config, 'spacebring' | 'w3lcome' | 'resident'>;

/** How many processes share one quota, and whether they count its starts together (through Redis). */
export interface QuotaShares {
  readonly workers: number;
  readonly isCountShared: boolean;
}

/**
 * Each worker's part of the sources' limits, so that all together never exceed the whole. Each process counts its concurrent calls
 * alone, and without Redis its starts as well. `loadConfig` refuses more workers than parts.
 */
export function divideQuota({ spacebring, w3lcome, resident }: SourceConfigs, shares: QuotaShares): SourceConfigs {
  return {
    spacebring: spacebring && divide(spacebring, shares),
    w3lcome: w3lcome && divide(w3lcome, shares),
    resident: resident && divide(resident, shares),
  };
}

function divide<T extends SourceConfig>(config: T, { workers, isCountShared }: QuotaShares): T {
  const { requestsPerSecond, concurrency } = config;
  const isStartDivided = requestsPerSecond !== null && !isCountShared;
  return {
    ...config,
    concurrency: Math.floor(concurrency / workers),
    requestsPerSecond: isStartDivided ? Math.floor(requestsPerSecond / workers) : requestsPerSecond,
  };
}
