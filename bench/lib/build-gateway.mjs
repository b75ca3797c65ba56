import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Compiles the gateway beside what `npm start` runs, so that a running gateway is left alone; not under bench, whose packages are others. Answers that folder. */
export function buildGateway({ isBuilt }) {
  const dist = `${root}dist/bench`;
  if (isBuilt) return dist;
  const compiler = `${root}node_modules/@typescript/native/bin/tsc`;
  const options = ['--outDir', dist, '--tsBuildInfoFile', `${dist}/.tsbuildinfo`];
  const built = spawnSync(process.execPath, [compiler, '-p', `${root}tsconfig.build.json`, ...options], {
    encoding: 'utf8',
  });
  if (built.status !== 0) console.warn(`The gateway has type errors:\n${built.stdout.slice(0, 500)}`);
  return dist;
}
