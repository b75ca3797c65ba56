/** In braces: all of it is on one node of a cluster, since scripts look at several keys. */
export const DURABLE_PREFIX = 'visitgraph:{durable}';

/** Names what Redis remembers: another name, or none, and it has lost what was there; and says that it is being told again. */
export const MEMORY_KEYS = [`${DURABLE_PREFIX}:memory`, `${DURABLE_PREFIX}:closed`] as const;

/** For so long after a loss nothing is claimed, while all processes tell Redis again what they know. */
export const RECALL_MS = 3_000;

/** Whether Redis is being told again. Whoever finds that it has lost its memory begins a new one. */
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
 * KEYS: MEMORY_KEYS. ARGV: name of a new memory, ms, 1 where it may have been lost in part. Answers the memory's name. It is
 * written each time, so that a Redis that keeps nothing is found out.
 */
export const BEAT = `
local memory = redis.call('GET', KEYS[1])
if not memory or ARGV[3] == '1' then redis.call('SET', KEYS[2], 1, 'PX', ARGV[2]) end
memory = memory or ARGV[1]
redis.call('SET', KEYS[1], memory)
return memory
`;
