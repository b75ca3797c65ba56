import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxFault } from '../../src/sandbox/kit/fault.js';
import type { Random } from '../../src/sandbox/world/world.js';
import type { SandboxProcess } from './sandbox-process.js';

const SERVERS = 3;
const STEP_MS = 200;
const KILL_EVERY_MS = 9_000;
const LONGEST_LATENCY_MS = 700;

export interface FaultStorm {
  kills(): number;
  /** Ends it, with the sandbox running and no fault left. @throws what went wrong meanwhile */
  stop(): Promise<void>;
}

/** Gives every server another fault five times a second, and kills them all now and then. */
export function startFaultStorm(sandbox: SandboxProcess, random: Random): FaultStorm {
  let kills = 0;
  let isOver = false;
  const rage = async () => {
    let killAt = Date.now() + KILL_EVERY_MS / 2;
    while (!isOver) {
      if (Date.now() >= killAt) {
        await sandbox.kill();
        kills += 1;
        await sleep(random.below(STEP_MS));
        await sandbox.start();
        killAt = Date.now() + KILL_EVERY_MS;
      }
      for (let server = 0; server < SERVERS; server += 1) await setFaults(sandbox.port + server, drawFaults(random));
      await sleep(STEP_MS);
    }
    for (let server = 0; server < SERVERS; server += 1) await setFaults(sandbox.port + server, []);
  };
  const raging = rage();
  raging.catch(() => {});
  return {
    kills: () => kills,
    async stop() {
      isOver = true;
      await raging;
    },
  };
}

/** One kind of fault at a time, for some of the writes or some of everything. */
function drawFaults(random: Random): readonly SandboxFault[] {
  if (random.chance(0.25)) return [];
  const kinds: readonly SandboxFault[] = [
    { reset: 'before' },
    { reset: 'after' },
    { reset: 'after' },
    { status: 500 },
    { status: 500, reset: 'after' },
    { status: 429 },
    { hang: true },
    { hang: true, reset: 'after' },
    { malformed: true },
    { latencyMs: random.below(LONGEST_LATENCY_MS) },
    { latencyMs: random.below(LONGEST_LATENCY_MS), reset: 'after' },
  ];
  const route = random.chance(0.6) ? { route: 'POST ' } : {};
  return [{ ...random.pick(kinds), ...route, errorRate: 0.15 + random.next() * 0.4 }];
}

async function setFaults(port: number, faults: readonly SandboxFault[]): Promise<void> {
  const url = `http://127.0.0.1:${port}/__sandbox/faults`;
  const response = await fetch(url, { method: 'PUT', body: JSON.stringify(faults) });
  if (!response.ok) throw new Error(`the sandbox refused the faults: ${await response.text()}`);
}
