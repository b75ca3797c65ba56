const UNTOLD =
  'Redis does not tell (INFO) whether it evicts: make sure that maxmemory-policy is noeviction where REDIS_DURABLE_URL leads';

/**
 * Warns, at the start and whenever it changes, of a Redis that may evict what must not be lost. Given what INFO says at each
 * connection; null: it is forbidden.
 */
export function createEvictionWarnings(warn: (message: string) => void): (info: string | null) => void {
  let latest: string | null = null;
  return (info) => {
    const warning = findWarning(info ?? '');
    if (warning !== null && warning !== latest) warn(warning);
    latest = warning;
  };
}

function findWarning(info: string): string | null {
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
  const limit = /^maxmemory:(\d+)/m.exec(info)?.[1];
  if (policy === undefined || limit === undefined) return UNTOLD;
  // Without a limit nothing is evicted, whatever the policy.
  if (policy === 'noeviction' || Number(limit) === 0) return null;
  return (
    `Redis may evict idempotency keys, locks and tokens (maxmemory-policy ${policy}): writes may happen twice. Set noeviction, or ` +
    'REDIS_DURABLE_URL to another server; another database number of the same server is evicted as well'
  );
}
