const UNTOLD =
  'Redis forbids INFO, so eviction cannot be checked: set maxmemory-policy noeviction on the server of REDIS_DURABLE_URL';

/**
 * Warns when Redis may evict data that must not be lost: at the start and after each change. The argument is the text of INFO;
 * null where it is forbidden.
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
