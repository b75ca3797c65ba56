/** Milliseconds by Redis's own clock: the only one that all replicas share. */
const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/**
 * One sorted set holds all of a quota, so that none of it can be lost alone: places by the time at which each is free, and
 * three times, negative to tell them from places: \`opened\` (nothing starts before it), one per rest that the source asked
 * for, and \`interactive\` (until then somebody waits who goes before batch calls).
 */
const READ_TIMES = `
local function until_time(name)
  local score = redis.call('ZSCORE', KEYS[1], name)
  return score and -score - now or 0
end
local function set_time(name, ms) redis.call('ZADD', KEYS[1], -(now + ms), name) end
`;

/** Also lets what follows in a script through where Redis is full: a count that stands still would lock everybody out. */
const KEEP = `redis.call('PEXPIRE', KEYS[1], 604800000)`;

/** What holds a start back, in the order of the answers' numbers. */
export const HOLDS = ['QUOTA', 'UNKNOWN', 'UPSTREAM_RATE_LIMITED', 'UPSTREAM_UNAVAILABLE'] as const;

/**
 * Takes a place. A quota of which nothing is known (it is new, or Redis has lost it) begins closed, since calls may be under
 * way that it does not know.
 * KEYS: quota, replicas. ARGV: limit (0 = none), window, lease, longest rest, member, priority.
 * Answers { ms to wait, number of what holds it back, replicas }.
 */
export const TAKE_PLACE = `${NOW}${READ_TIMES}${KEEP}
local replicas = redis.call('ZCARD', KEYS[2])
local limit, window, lease = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local rests = { 'UPSTREAM_RATE_LIMITED', 'UPSTREAM_UNAVAILABLE' }
for index, rest in ipairs(rests) do
  local wait = math.min(until_time(rest), tonumber(ARGV[4]))
  if wait > 0 then return { wait, index + 1, replicas } end
end
if limit == 0 then return { 0, 0, replicas } end
if not redis.call('ZSCORE', KEYS[1], 'opened') then set_time('opened', 2 * window) end
${KEEP}
local closed = math.min(until_time('opened'), 2 * window)
if closed > 0 then return { closed, 1, replicas } end
redis.call('ZREMRANGEBYSCORE', KEYS[1], 0, now)
-- Only a clock that was set back leaves places so far ahead.
redis.call('ZREMRANGEBYSCORE', KEYS[1], now + lease + 60000, '+inf')
if ARGV[6] == 'batch' then
  local held = math.min(until_time('interactive'), 2 * window)
  if held > 0 then return { held, 0, replicas } end
end
local used = redis.call('ZCOUNT', KEYS[1], '(' .. now, '+inf')
if used >= limit then
  local free = redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. now, '+inf', 'WITHSCORES', 'LIMIT', used - limit, 1)
  -- A call that is under way now keeps its place for a window at least.
  local wait = math.min(free[2] - now, window)
  if ARGV[6] == 'interactive' then set_time('interactive', wait + 300) end
  return { wait, 0, replicas }
end
redis.call('ZADD', KEYS[1], now + lease, ARGV[5])
return { 0, 0, replicas }
`;

/** Calls are over and count for `ms` more, whatever Redis has lost meanwhile. KEYS: quota. ARGV: ms, member. */
export const END_PLACE = `${NOW}${KEEP}
redis.call('ZADD', KEYS[1], now + ARGV[1], ARGV[2])
${KEEP}
return 1
`;

/** Calls are under way that Redis may not know. KEYS: quota. ARGV: lease, members. */
export const HOLD_PLACES = `${NOW}${KEEP}
for index = 2, #ARGV do redis.call('ZADD', KEYS[1], 'NX', now + ARGV[1], ARGV[index]) end
return 1
`;

/** KEYS: quota. ARGV: code, ms. The longest of several rests counts. */
export const REST = `${NOW}${READ_TIMES}${KEEP}
if until_time(ARGV[1]) < tonumber(ARGV[2]) then set_time(ARGV[1], ARGV[2]) end
${KEEP}
return 1
`;

/** KEYS: replicas. ARGV: this one, lifetime in ms. Answers how many replicas are alive. */
export const JOIN_REPLICAS = `${NOW}
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return redis.call('ZCARD', KEYS[1])
`;
