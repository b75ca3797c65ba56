import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from './redis-server.js';

const run = promisify(execFile);

/** Where Debian puts the programs, newest version first: they are not on PATH. */
const DEBIAN_FOLDER = '/usr/lib/postgresql';

const folder = [...(process.env['PATH'] ?? '').split(delimiter), ...debianFolders()].find((candidate) =>
  ['initdb', 'pg_ctl'].every((program) => existsSync(join(candidate, program))),
);
const isRequired = process.env['VISITGRAPH_REQUIRE_POSTGRES'] === '1';

function debianFolders(): string[] {
  if (!existsSync(DEBIAN_FOLDER)) return [];
  const versions = readdirSync(DEBIAN_FOLDER).sort((left, right) => Number(right) - Number(left));
  return versions.map((version) => join(DEBIAN_FOLDER, version, 'bin'));
}

export interface RunningPostgres {
  /** Of an empty database that no other caller gets. */
  createDatabase(): Promise<string>;
  /** Ends all connections as a crash does, and starts again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** A cluster of its own on a free port of the loopback, ready for connections. */
export async function startPostgres(): Promise<RunningPostgres> {
  if (folder === undefined) throw new Error('VISITGRAPH_REQUIRE_POSTGRES=1, but initdb and pg_ctl are not here');
  const data = mkdtempSync(join(tmpdir(), 'visitgraph-postgres-'));
  const program = await programsAs(folder, data);
  const port = await freePort();
  await program('initdb', ['-D', data, '-A', 'trust', '-U', 'visitgraph', '-E', 'UTF8', '--no-locale', '--no-sync']);
  const settings = `-p ${port} -k ${data} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=50`;
  await program('pg_ctl', ['-D', data, '-l', join(data, 'log'), '-o', settings, '-w', 'start']);
  const server = `postgres://visitgraph@127.0.0.1:${port}`;
  let databases = 0;
  return {
    async createDatabase() {
      databases += 1;
      const name = `store_${databases}`;
      await executeStatement(`${server}/postgres`, `create database ${name}`);
      return `${server}/${name}`;
    },
    async crash() {
      await program('pg_ctl', ['-D', data, '-l', join(data, 'log'), '-m', 'immediate', '-w', 'restart']);
    },
    async stop() {
      await program('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Past the store. */
export async function executeStatement(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** PostgreSQL refuses root: then its programs run as its own user, who gets the folder. */
async function programsAs(binaries: string, data: string) {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)),
    );
    if (uid === undefined || gid === undefined) throw new Error('there is no user postgres');
    chownSync(data, uid, gid);
  }
  const user = ['--reuid=postgres', '--regid=postgres', '--clear-groups'];
  return (program: string, options: readonly string[]) => {
    const [file, values] = isRoot
      ? ['setpriv', [...user, join(binaries, program), ...options]]
      : [join(binaries, program), [...options]];
    return run(file, values, { cwd: '/' });
  };
}

/** Tests that need a real server; skipped by name where there is none, unless VISITGRAPH_REQUIRE_POSTGRES=1. */
export function describeWithPostgres(name: string, tests: () => void): void {
  if (folder !== undefined || isRequired) describe(name, tests);
  else describe.skip(`${name} (skipped: PostgreSQL is not installed)`, tests);
}
