import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Short times, so that a short attack meets them. All other limits are the defaults. */
const SETTINGS = {
  PORT: '0',
  LOG_LEVEL: 'silent',
  AUDIT_LOG: 'off',
  AUTH_MODE: 'none',
  METRICS: 'on',
  LIMIT_RECEIVE_MS: '2000',
  LIMIT_UNREAD_MS: '2000',
  SANDBOX_SEED: 'attack',
  SANDBOX_VISITS: '3000',
  SPACEBRING_REQUESTS_PER_SECOND: '1000',
  SANDBOX_SPACEBRING_RPS: '1000',
};

/** A gateway with its sandbox in a process of its own. @throws Error with what it said when it does not start */
export async function startGateway(main) {
  const env = { PATH: process.env.PATH, ...SETTINGS };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  const address = await new Promise((resolve, reject) => {
    const read = (chunk) => {
      said += String(chunk);
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(`the gateway did not start: ${said}`)));
  });
  return {
    address,
    isAlive,
    stop: async () => {
      if (!isAlive()) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
