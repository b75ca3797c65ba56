/** The braces put all keys on one node of a cluster, because the scripts use several keys. */
export const DURABLE_PREFIX = 'visitgraph:{durable}';

/** The name of Redis's data, which changes when Redis loses them, and a mark while processes restore them. */
export const MEMORY_KEYS = [`${DURABLE_PREFIX}:memory`, `${DURABLE_PREFIX}:closed`] as const;

/** After a loss nothing is claimed for this long, while all processes restore what they know. */
export const RECALL_MS = 3_000;

/** Whether the data are being restored. The first script that finds them lost names them anew. */
export const IS_CLOSED = `
local function is_closed(memory, closed, name, ms)
  if redis.call('EXISTS', memory) == 0 then
    redis.call('SET', memory, name)
    redis.call('SET', closed, 1, 'PX', ms)
  end
  return redis.call('EXISTS', closed) == 1
end
`;

/**
 * KEYS: MEMORY_KEYS. ARGV: name for new data, ms, 1 where a part may be lost. Returns the name of the data. It writes the name
 * each time, to find out when Redis refuses writes.
 */
export const BEAT = `
local memory = redis.call('GET', KEYS[1])
if not memory or ARGV[3] == '1' then redis.call('SET', KEYS[2], 1, 'PX', ARGV[2]) end
memory = memory or ARGV[1]
redis.call('SET', KEYS[1], memory)
return memory
`;
