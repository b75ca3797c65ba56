import { createJournal } from './kit/journal.js';
import { listenOnLoopback } from './kit/listen-on-loopback.js';
import { SANDBOX_CREDENTIALS, type SandboxSettings } from './kit/sandbox-settings.js';
import { openStateFile } from './kit/state-file.js';
import { createResidentsSandbox, RESIDENTS_BASE_PATH } from './residents/create-residents-sandbox.js';
import { createSpacebringSandbox } from './spacebring/create-spacebring-sandbox.js';
import { createW3lcomeSandbox, W3LCOME_BASE_PATH } from './w3lcome/create-w3lcome-sandbox.js';
import { createWorld } from './world/create-world.js';

/** Three listening servers. Base addresses have no trailing slash; `/__sandbox/…` is at the root of each server. */
export interface Sandbox {
  readonly spacebring: { readonly url: string; readonly tokenUrl: string };
  readonly w3lcome: { readonly url: string };
  readonly resident: { readonly url: string };
  /** Closes at once, even with requests in progress. */
  close(): Promise<void>;
}

const SPACEBRING_SHARE = 0.45;
const W3LCOME_SHARE = 0.35;

/**
 * Makes up the world, carries out the writes of the state file again, and listens on 127.0.0.1.
 * @throws when a port is taken or the state file does not fit these settings; nothing is left listening then
 */
export async function startSandbox(settings: SandboxSettings): Promise<Sandbox> {
  const { seed, visits, clock, port, stateFile: path } = settings;
  const startedAt = clock.now();
  const file = path === null ? null : openStateFile(path, { seed, visits, startedAt });
  const world = createWorld({ seed, startedAt: file?.startedAt ?? startedAt, visits });
  const spacebringVisits = Math.round(visits * SPACEBRING_SHARE);
  const w3lcomeVisits = Math.round(visits * W3LCOME_SHARE);
  const journalOf = (source: string) => createJournal({ clock, log: file?.logOf(source) });
  const journals = [journalOf('spacebring'), journalOf('w3lcome'), journalOf('resident')] as const;
  const requestsPerSecond = settings.spacebringRequestsPerSecond;
  const behaviour = { auth: settings.w3lcomeAuth };
  const residentVisits = visits - spacebringVisits - w3lcomeVisits;
  const servers = [
    createSpacebringSandbox({ world, clock, requestsPerSecond, visits: spacebringVisits, journal: journals[0] }),
    createW3lcomeSandbox({ world, clock, behaviour, visits: w3lcomeVisits, journal: journals[1] }),
    createResidentsSandbox({ world, clock, visits: residentVisits, journal: journals[2] }),
  ] as const;
  const close = async () => {
    await Promise.all(servers.map((server) => server.close()));
    file?.close();
  };
  try {
    await Promise.all(journals.map((journal) => journal.replay()));
    const [spacebring, w3lcome, resident] = await Promise.all([
      listenOnLoopback(servers[0], portAt(port, 0)),
      listenOnLoopback(servers[1], portAt(port, 1)),
      listenOnLoopback(servers[2], portAt(port, 2)),
    ]);
    return {
      spacebring: { url: spacebring, tokenUrl: `${spacebring}${SANDBOX_CREDENTIALS.spacebring.tokenPath}` },
      w3lcome: { url: `${w3lcome}${W3LCOME_BASE_PATH}` },
      resident: { url: `${resident}${RESIDENTS_BASE_PATH}` },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function portAt(first: number | null, index: number): number {
  return first === null ? 0 : first + index;
}
