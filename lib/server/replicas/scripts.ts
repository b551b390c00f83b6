import "server-only";

/*
 * What must happen at once in the store, in Lua (https://redis.io/docs/latest/develop/programmability/eval-intro/). A kept
 * thing is a hash: `v` its version, `d` the sealed value. Whose turn it is stands in a key beside it, which ends by itself.
 */

/**
 * KEYS thing, turn; ARGV token, milliseconds, 1 where nobody is asked. A token begins with p where its holder is patient,
 * and who is not patient takes the turn from them. Gives [1, version or "", milliseconds left]; [0]: not now.
 */
export const TAKE_TURN = `
local holder = redis.call('GET', KEYS[2])
local overtakes = holder and string.sub(holder, 1, 1) == 'p' and string.sub(ARGV[1], 1, 1) ~= 'p'
if holder and ARGV[3] == '0' and not overtakes then return {0} end
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
return {1, redis.call('HGET', KEYS[1], 'v') or '', redis.call('PTTL', KEYS[1])}`;

/** KEYS turn; ARGV token, milliseconds. */
export const KEEP_TURN = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;

/** KEYS turn; ARGV token. */
export const LEAVE_TURN = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`;

/** KEYS thing, turn; ARGV token, version, sealed value, milliseconds. 0: the turn is somebody else's by now. */
export const KEEP_VALUE = `
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'v', ARGV[2], 'd', ARGV[3])
return redis.call('PEXPIRE', KEYS[1], ARGV[4])`;

/**
 * KEYS buckets; ARGV cost, then what each holds. Token buckets that fill evenly in a minute, by the store's own clock. Gives
 * the milliseconds to wait; 0: all are charged.
 */
export const CHARGE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local wait, after = 0, {}
for n, key in ipairs(KEYS) do
  local most = tonumber(ARGV[n + 1])
  local cost = math.min(tonumber(ARGV[1]), most)
  local known = redis.call('HMGET', key, 'tokens', 'at')
  local tokens = most
  if known[1] then tokens = math.min(most, known[1] + (now - known[2]) / 60000 * most) end
  after[n] = tokens - cost
  if tokens < cost then wait = math.max(wait, math.ceil((cost - tokens) / most * 60000)) end
end
if wait > 0 then return wait end
for n, key in ipairs(KEYS) do
  redis.call('HSET', key, 'tokens', tostring(after[n]), 'at', string.format('%.0f', now))
  redis.call('PEXPIRE', key, 60000)
end
return 0`;
