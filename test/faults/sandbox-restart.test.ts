import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { type CompiledSandbox, compileSandbox, createSandboxProcess, type SandboxProcess } from './sandbox-process.js';
import {
  addressesAt,
  createSandboxReader,
  readEverything,
  type SandboxAddresses,
  type SandboxReader,
  toRow,
} from './sandbox-reader.js';

const NOW = '2026-03-18T17:00:00.000Z';
const WRITES_BEFORE_KILL = 150;

describe('a sandbox that is killed and started again with its state file', () => {
  let compiled: CompiledSandbox;
  let sandbox: SandboxProcess;
  let addresses: SandboxAddresses;

  beforeAll(async () => {
    compiled = await compileSandbox();
    sandbox = await createSandboxProcess(compiled, {
      SANDBOX_STATE: join(compiled.folder, 'sandbox.state'),
      SANDBOX_VISITS: '200',
      SANDBOX_SPACEBRING_RPS: '1000000',
      SANDBOX_NOW: NOW,
      SANDBOX_FREEZE: '1',
    });
    addresses = addressesAt(sandbox.port);
    await sandbox.start();
  });
  afterAll(async () => {
    await sandbox.kill();
    compiled.remove();
  });

  const restart = async (): Promise<SandboxReader> => {
    await sandbox.kill();
    await sandbox.start();
    return createSandboxReader(addresses);
  };

  test('has every write that it answered, once, and none twice', async () => {
    const writers = await createWriters(await createSandboxReader(addresses), addresses);
    const tried: string[] = [];
    const answered: string[] = [];
    const writing = new EventEmitter();
    const running = writers.map(async (write, place) => {
      for (let count = 0; ; count += 1) {
        const name = `writer ${place}, write ${count}`;
        tried.push(name);
        try {
          await write(name);
        } catch {
          return;
        }
        answered.push(name);
        if (answered.length === WRITES_BEFORE_KILL) writing.emit('enough');
      }
    });
    await once(writing, 'enough');
    const reader = await restart();
    await Promise.all(running);
    const kept = await namesIn(reader);
    const timesPersisted = (name: string) => kept.filter((candidate) => candidate === name).length;
    expect(answered.filter((name) => timesPersisted(name) !== 1)).toEqual([]);
    expect(tried.filter((name) => timesPersisted(name) > 1)).toEqual([]);
  });

  test('tells the same of everything before and after', async () => {
    const before = await readEverything(await createSandboxReader(addresses), addresses);
    expect(await readEverything(await restart(), addresses)).toEqual(before);
  });
});

type Writer = (name: string) => Promise<unknown>;

/** Two for each source, so that writes of several are under way at any moment. */
async function createWriters(reader: SandboxReader, addresses: SandboxAddresses): Promise<Writer[]> {
  const [location] = await reader.spacebring('/locations/v1', 'locations');
  const [host] = await reader.w3lcome('/hosts', 'hosts');
  const [visit] = await reader.residentVisits();
  const writers: Writer[] = [
    (name) => {
      const draft = {
        date: NOW,
        locationRef: location?.['id'],
        visitor: { name, email: `${name.replaceAll(/\W/g, '')}@a.b` },
      };
      return reader.call('POST', `${addresses.spacebring}/visitors/visits/v1`, { visit: draft });
    },
    (name) =>
      reader.call('POST', `${addresses.w3lcome}/invitees`, { name, host: { id: host?.['id'] }, expectedAt: NOW }),
    (visitorName) => {
      const draft = { visitorName, residentId: visit?.['residentId'], totalPeople: 1, subject: '', arrivalDate: NOW };
      return reader.call('POST', `${addresses.resident}/residentvisits`, draft);
    },
  ];
  return [...writers, ...writers];
}

async function namesIn(reader: SandboxReader): Promise<unknown[]> {
  const [location] = await reader.spacebring('/locations/v1', 'locations');
  const path = `/visitors/visits/v1?locationRef=${String(location?.['id'])}`;
  return [
    ...(await reader.spacebring(path, 'visits')).map(({ visitor }) => toRow(visitor)['name']),
    ...(await reader.w3lcome('/invitees', 'invitees')).map(({ name }) => name),
    ...(await reader.residentVisits()).map(({ visitorName }) => visitorName),
  ];
}
