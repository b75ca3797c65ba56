import type { DurableRedis } from './durable-redis.js';
import type { TokenPlace } from './refresh-token-store.js';

/** KEYS: token. ARGV: text, its time in ms. Of two replicas' tokens the later one stays, whoever comes last. */
const KEEP_LATER = `
local kept = redis.call('GET', KEYS[1])
local at = kept and tonumber(string.match(kept, '^%S+ (%d+) %S'))
if at and at > tonumber(ARGV[2]) then return 0 end
redis.call('SET', KEYS[1], ARGV[1])
return 1
`;

/** Shared by all replicas, under `key`. */
export function createRedisTokenPlace(redis: DurableRedis, key: string): TokenPlace {
  return {
    name: 'Redis',
    read: () => redis.run((client) => client.get(key)),
    async write(text, at) {
      await redis.run((client) => client.eval(KEEP_LATER, 1, key, text, at));
    },
    onLoss(listener) {
      redis.onLoss(function* () {
        yield async () => listener();
      });
    },
  };
}
