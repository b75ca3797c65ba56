/**
 * npm run attack [-- --seconds 30] [--url http://127.0.0.1:4000] [--main dist/main.js] [--most-growth-mb 400] [--json]
 * Attacks a gateway on the loopback for so long, from several addresses at once: slow clients, floods of idle connections,
 * answers that nobody reads, documents that are too deep, long or dear, and random operations priced up to the limit.
 * Without --url it starts one with its sandbox. Exit status: 0 withstood, 1 not, 2 called wrongly.
 */
import { setMaxListeners } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSchema } from 'graphql';
import { ATTACKS } from './attacks.mjs';
import { renderReport } from './report.mjs';
import { startGateway } from './start-gateway.mjs';
import { createTally } from './tally.mjs';
import { watchGateway } from './watch.mjs';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/;
const BYTES_PER_MEGABYTE = 1_048_576;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    url: { type: 'string' },
    main: { type: 'string', default: join(ROOT, 'dist', 'main.js') },
    'most-growth-mb': { type: 'string', default: '400' },
    json: { type: 'boolean', default: false },
  },
});

process.exitCode = await main();

async function main() {
  const seconds = Number(values.seconds);
  const mostGrowthBytes = Number(values['most-growth-mb']) * BYTES_PER_MEGABYTE;
  if (!(seconds > 0 && seconds <= 3_600)) return refuse('--seconds must be a number from 1 to 3600');
  if (!(mostGrowthBytes > 0)) return refuse('--most-growth-mb must be a number above 0');
  if (values.url !== undefined && !LOOPBACK.test(new URL(values.url).hostname)) {
    return refuse('--url must be on the loopback: only what is your own may be attacked');
  }
  if (values.url === undefined && !existsSync(values.main)) return refuse(`${values.main} is not there: npm run build`);
  const gateway = values.url === undefined ? await startGateway(values.main) : givenGateway(values.url);
  try {
    const report = await attack(gateway, { seconds, mostGrowthBytes });
    console.log(values.json ? JSON.stringify(report) : renderReport(report));
    return report.problems.length === 0 ? 0 : 1;
  } finally {
    await gateway.stop();
  }
}

async function attack(gateway, { seconds, mostGrowthBytes }) {
  const schema = buildSchema(readFileSync(join(ROOT, 'schema', 'schema.graphql'), 'utf8'));
  const tally = createTally();
  const watch = await watchGateway(gateway.address);
  const ending = new AbortController();
  setMaxListeners(0, ending.signal);
  const timer = setTimeout(() => ending.abort(), seconds * 1_000);
  const running = ATTACKS.map(({ name, run }, place) =>
    run({
      address: gateway.address,
      // Each from an address of its own, so that the limit of one does not end the others.
      localAddress: `127.0.0.${place + 2}`,
      signal: ending.signal,
      schema,
      count: (outcome) => tally.count(name, outcome),
    }),
  );
  await Promise.all(running);
  clearTimeout(timer);
  const seen = await watch.end();
  const problems = [
    ...(gateway.isAlive() ? [] : ['the process has ended']),
    ...seen.problems,
    ...(seen.memory !== null && seen.memory.after - seen.memory.before > mostGrowthBytes
      ? [`memory grew by more than ${values['most-growth-mb']} MB`]
      : []),
  ];
  return { seconds, attacks: tally.toJSON(), ...seen, problems };
}

function givenGateway(url) {
  return { address: new URL(url).origin, isAlive: () => true, stop: async () => {} };
}

function refuse(reason) {
  console.error(reason);
  return 2;
}
