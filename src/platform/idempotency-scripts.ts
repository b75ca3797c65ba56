import { IS_CLOSED } from './durable-memory.js';
import { TAKE_LEASE } from './redis-leases.js';

/**
 * What Redis does in one step for a key: a hash of `fingerprint`, `sentAt` (with what stood there before) and `outcome`
 * (KEYS[1]) that is kept for `keepMs`, and a lease (KEYS[2]) that says who works on it.
 */

/**
 * KEYS[3] and [4]: MEMORY_KEYS. ARGV: fingerprint, holder, leaseMs, keepMs, name of a new memory, recallMs. Answers REUSED,
 * DONE + outcome, HELD, or OURS + sentAt ('' = not sent). While Redis is being told again, what it does not know is HELD.
 */
export const CLAIM = `${IS_CLOSED}${TAKE_LEASE}
local is_closed_now = is_closed(KEYS[3], KEYS[4], ARGV[5], ARGV[6])
local fingerprint = redis.call('HGET', KEYS[1], 'fingerprint')
if fingerprint and fingerprint ~= ARGV[1] then return {'REUSED', ''} end
local outcome = redis.call('HGET', KEYS[1], 'outcome')
if outcome then return {'DONE', outcome} end
if is_closed_now or not take_lease(KEYS[2], ARGV[2], ARGV[3]) then return {'HELD', ''} end
redis.call('HSET', KEYS[1], 'fingerprint', ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return {'OURS', redis.call('HGET', KEYS[1], 'sentAt') or ''}
`;

/**
 * ARGV: fingerprint, holder, leaseMs, keepMs, sentAt, the sentAt known before. Answers 0 where another process has taken the
 * key over since; a lease that was merely lost (Redis began anew) is taken again.
 */
export const MARK_SENT = `${TAKE_LEASE}
local fingerprint = redis.call('HGET', KEYS[1], 'fingerprint')
if fingerprint and fingerprint ~= ARGV[1] then return 0 end
if redis.call('HEXISTS', KEYS[1], 'outcome') == 1 then return 0 end
local sentAt = redis.call('HGET', KEYS[1], 'sentAt')
if sentAt and sentAt ~= ARGV[6] and sentAt ~= ARGV[5] then return 0 end
if not take_lease(KEYS[2], ARGV[2], ARGV[3]) then return 0 end
redis.call('HSET', KEYS[1], 'fingerprint', ARGV[1], 'sentAt', ARGV[5])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return 1
`;

/**
 * ARGV: fingerprint, holder, keepMs, SETTLED, UNKNOWN or RELEASED, outcome or sentAt. The first outcome stays. A release that
 * comes late (its lease has run out) frees the key only where nobody has tried since.
 */
export const END_CLAIM = `
local fingerprint = redis.call('HGET', KEYS[1], 'fingerprint')
if fingerprint and fingerprint ~= ARGV[1] then return 0 end
local lease = redis.call('GET', KEYS[2])
local isOurs = lease == ARGV[2]
if ARGV[4] == 'SETTLED' then redis.call('HSETNX', KEYS[1], 'outcome', ARGV[5]) end
if ARGV[4] == 'UNKNOWN' and ARGV[5] ~= '' then redis.call('HSETNX', KEYS[1], 'sentAt', ARGV[5]) end
if ARGV[4] == 'RELEASED' then
  local sentAt = redis.call('HGET', KEYS[1], 'sentAt')
  local isUntouched = not lease and (not sentAt or sentAt == ARGV[5]) and redis.call('HEXISTS', KEYS[1], 'outcome') == 0
  if isOurs or isUntouched then
    redis.call('DEL', KEYS[1], KEYS[2])
    return 1
  end
end
redis.call('HSET', KEYS[1], 'fingerprint', ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
if isOurs then redis.call('DEL', KEYS[2]) end
return 1
`;

/** What a process knows of a key, told again. ARGV: fingerprint, keepMs, sentAt ('' = not sent), and the outcome if there is one. */
export const RECALL_KEY = `
local fingerprint = redis.call('HGET', KEYS[1], 'fingerprint')
if fingerprint and fingerprint ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'fingerprint', ARGV[1])
if ARGV[3] ~= '' then redis.call('HSETNX', KEYS[1], 'sentAt', ARGV[3]) end
if ARGV[4] then redis.call('HSETNX', KEYS[1], 'outcome', ARGV[4]) end
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 1
`;

/** KEYS: record. ARGV: owner, keepMs. Answers 0 where the record has another owner. */
export const CLAIM_RECORD = `
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
`;

/** KEYS: record, MEMORY_KEYS. ARGV: owner, name of a new memory, recallMs. Answers 1, 0, or -1: nobody knows at the moment. */
export const IS_CLAIMABLE = `${IS_CLOSED}
local is_closed_now = is_closed(KEYS[2], KEYS[3], ARGV[2], ARGV[3])
local owner = redis.call('GET', KEYS[1])
if owner then return owner == ARGV[1] and 1 or 0 end
return is_closed_now and -1 or 1
`;
