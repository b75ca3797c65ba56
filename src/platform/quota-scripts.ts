/** Milliseconds by Redis's own clock: the only one that all replicas share. */
const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/**
 * The latest starts of all replicas, each with the latest time at which it can have happened: a start is granted for a
 * while (\`slack\`), since the answer takes its time. So no window, however it is laid, holds more than \`limit\`.
 * KEYS: starts, pause, interactive, replicas. ARGV: limit (0 = none), window, slack, member, priority, the member granted before,
 * when that one started ('' = it did not). Answers { ms to wait, now, replicas }.
 */
export const TAKE_START = `${NOW}
local replicas = redis.call('ZCARD', KEYS[4])
local limit, window, slack = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
if ARGV[6] ~= '' then
  if ARGV[7] == '' then redis.call('ZREM', KEYS[1], ARGV[6]) else redis.call('ZADD', KEYS[1], 'XX', ARGV[7], ARGV[6]) end
end
local paused = redis.call('PTTL', KEYS[2])
if paused > 0 then return { paused, now, replicas } end
if limit == 0 then return { 0, now, replicas } end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
-- Only a clock that was set back leaves starts so far ahead.
redis.call('ZREMRANGEBYSCORE', KEYS[1], now + 5000, '+inf')
if ARGV[5] == 'batch' then
  local held = redis.call('PTTL', KEYS[3])
  if held > 0 then return { held, now, replicas } end
end
local used = redis.call('ZCARD', KEYS[1])
if used >= limit then
  local oldest = redis.call('ZRANGE', KEYS[1], used - limit, used - limit, 'WITHSCORES')
  local wait = oldest[2] + window - now + 1
  if ARGV[5] == 'interactive' then redis.call('SET', KEYS[3], 1, 'PX', wait + 300) end
  return { wait, now, replicas }
end
redis.call('ZADD', KEYS[1], now + slack, ARGV[4])
redis.call('PEXPIRE', KEYS[1], 10000)
return { 0, now, replicas }
`;

/** KEYS: pause. ARGV: ms. The longest of several pauses counts. */
export const PAUSE_STARTS = `
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], 1, 'PX', ARGV[1]) end
return 1
`;

/** KEYS: replicas. ARGV: this one, lifetime in ms. Answers how many replicas are alive. */
export const JOIN_REPLICAS = `${NOW}
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return redis.call('ZCARD', KEYS[1])
`;
