/**
 * Compiles what has changed, once, and runs a compiled entry point in this same process, so that signals reach it.
 * It needs no install hook and no pre-script: both may be switched off.
 *
 *   node scripts/start.mjs                            the gateway
 *   node scripts/start.mjs --build                    only compiles, where there is a compiler
 *   node scripts/start.mjs sandbox                    dist/sandbox/main.js
 *   node scripts/start.mjs analytics stats --by day   dist/analytics/main.js
 *   node scripts/start.mjs graphql/emit-schema --check
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { endWithParent } from './end-with-parent.mjs';

endWithParent(() => process.kill(process.pid, 'SIGTERM'));

const root = dirname(dirname(fileURLToPath(import.meta.url)));
assertNodeIsNewEnough();
const [entry = 'main', ...rest] = process.argv.slice(2);

const compiler = join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc');
if (existsSync(compiler)) {
  // Whatever the compiler has to say is no data: standard output belongs to the entry point.
  const stdio = ['ignore', process.stderr, process.stderr];
  const built = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json')], { stdio });
  if (built.status !== 0) process.exit(built.status ?? 1);
  const { copyExplorer } = await import('./copy-explorer.mjs');
  copyExplorer(join(root, 'dist', 'explorer'));
}

if (entry === '--build') process.exit(0);

const compiled = [`${entry}.js`, join(entry, 'main.js')].map((file) => join(root, 'dist', file)).find(existsSync);
if (compiled === undefined) {
  console.error(`There is no entry point "${entry}" in dist, and no compiler to build it: run "npm ci" first.`);
  process.exit(1);
}
process.argv = [process.execPath, compiled, ...rest];
await import(pathToFileURL(compiled).href);

/** Older ones lack what the code imports, and would say so in words that tell nobody what to do. */
function assertNodeIsNewEnough() {
  const { node } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines;
  const numbers = (version) => version.match(/\d+/g).map(Number);
  const [needed, own] = [numbers(node), numbers(process.versions.node)];
  const place = needed.findIndex((number, index) => number !== own[index]);
  if (place === -1 || own[place] > needed[place]) return;
  console.error(`visitgraph needs Node ${node}; this is ${process.versions.node}.`);
  process.exit(1);
}
