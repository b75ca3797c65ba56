/** Runs every gate and reports all that fail, not just the first. */
import { spawnSync } from 'node:child_process';

const gates = ['types', 'lint', 'boundaries', 'layout', 'unused', 'schema', 'codegen', 'graphql', 'breaking'];
const failed = gates.filter((gate) => {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', `check:${gate}`], { encoding: 'utf8' });
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${gate}`);
  if (status !== 0) console.log(`${stdout}${stderr}`);
  return status !== 0;
});
process.exit(failed.length === 0 ? 0 : 1);
