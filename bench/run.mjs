/**
 * npm run bench [-- --only A,B] [--seconds 5] [--peer yoga] [--no-build | --gateway dist] [--profile folder]
 * Workloads in turn, each peer in its own process; prints tables and writes bench/results.json. See docs/bench.md.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildGateway } from './lib/build-gateway.mjs';
import { goalsOfA, goalsOfB, goalsOfC, goalsOfD, goalsOfE, renderGoals, renderRows } from './lib/report.mjs';
import { runWorkloadA } from './lib/workload-a.mjs';
import { runWorkloadsBC } from './lib/workload-bc.mjs';
import { runWorkloadD } from './lib/workload-d.mjs';
import { runWorkloadE } from './lib/workload-e.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'A,B,C,E,D' },
    seconds: { type: 'string', default: '5' },
    'd-seconds': { type: 'string', default: '60' },
    'walk-seconds': { type: 'string', default: '45' },
    peer: { type: 'string' },
    'no-build': { type: 'boolean', default: false },
    gateway: { type: 'string' },
    profile: { type: 'string' },
  },
});
const dist = values.gateway ?? buildGateway({ isBuilt: values['no-build'] });
const seconds = Number(values.seconds);
const results = { startedAt: new Date().toISOString(), node: process.version, cores: cpus().length, workloads: {} };

function report(title, { rows, goals, ...rest }) {
  results.workloads[title] = { rows, goals, ...rest };
  console.log([`\n## ${title}`, rows && renderRows(rows), renderGoals(goals)].filter(Boolean).join('\n\n'));
}

async function reportA() {
  const gateway = `${dist}/main.js`;
  const nodeArguments = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];
  const options = { gateway, seconds, only: values.peer, nodeArguments };
  const plain = await runWorkloadA({ ...options, isCached: false });
  report('A: 100 rows, 10 hosts, upstream 0 ms; sharing on, caches off', { rows: plain, goals: goalsOfA(plain) });
  report('A with caches on', { rows: await runWorkloadA({ ...options, isCached: true }), goals: [] });
}

async function reportBC() {
  const { cold, warm } = await runWorkloadsBC({ dist, seconds });
  report('B: the front desk, cold, upstream 50 ms', { goals: goalsOfB(cold), cold });
  report('C: the front desk, warm, 64 clients', { rows: warm, goals: goalsOfC(warm) });
}

async function reportE() {
  const paginators = await runWorkloadE({ dist, maxSeconds: Number(values['walk-seconds']) });
  report('E: paging through 100,000 visits', { goals: goalsOfE(paginators), paginators });
}

async function reportD() {
  const outcome = await runWorkloadD({ dist, seconds: Number(values['d-seconds']) });
  report('D: 200 clients, 40 operations, Spacebring at 10 calls a second', { goals: goalsOfD(outcome), outcome });
}

const workloads = [
  [['A'], reportA],
  [['B', 'C'], reportBC],
  [['E'], reportE],
  [['D'], reportD],
];
const wanted = values.only.toUpperCase().split(',');
for (const [names, run] of workloads) {
  if (!names.some((name) => wanted.includes(name))) continue;
  try {
    await run();
  } catch (error) {
    report(names.join(', '), { goals: [{ goal: 'runs', value: error.message, isMet: false }] });
  }
}
writeFileSync(fileURLToPath(new URL('results.json', import.meta.url)), `${JSON.stringify(results, null, 2)}\n`);
