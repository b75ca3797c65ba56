import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MODULE = new URL('../../../scripts/end-with-parent.mjs', import.meta.url).href;
/** Says that it runs, and would run on for long. */
const PROGRAM = `
  import { endWithParent } from '${MODULE}';
  endWithParent(() => { console.log('ended'); process.exit(0); });
  console.log('runs ' + process.pid);
  setTimeout(() => {}, 600_000);
`;

/** What the program prints until it has ended: the pipe is open as long as it lives, whatever becomes of the shell. */
async function outputOf(environment: Record<string, string>, onStart: (shell: number, program: number) => void) {
  // The second command keeps the shell from becoming the program.
  const shell = spawn('sh', ['-c', '"$NODE" --input-type=module --eval "$PROGRAM"; true'], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { NODE: process.execPath, PROGRAM, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(shell, 'close');
  let output = '';
  shell.stdout.on('data', (chunk) => {
    output += String(chunk);
    const pid = /^runs (\d+)\n$/.exec(output)?.[1];
    if (pid !== undefined) onStart(shell.pid ?? 0, Number(pid));
  });
  await closed;
  return output;
}

test('what npm has started ends when the shell between them is gone', async () => {
  const output = await outputOf({ npm_lifecycle_event: 'start' }, (shell) => process.kill(shell, 'SIGTERM'));
  expect(output).toMatch(/^runs \d+\nended\n$/);
});

test('what something else has started, a service manager say, goes on as long as it is not told to end', async () => {
  const output = await outputOf({}, (shell, program) => {
    process.kill(shell, 'SIGTERM');
    setTimeout(() => process.kill(program, 'SIGKILL'), 1_500);
  });
  expect(output).toMatch(/^runs \d+\n$/);
});
