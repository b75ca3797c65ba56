/** The gateway, compiled and started again on every change of src, until this process is told to end. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endWithParent } from './end-with-parent.mjs';

const scripts = dirname(fileURLToPath(import.meta.url));
const root = dirname(scripts);
const watcher = spawn(process.execPath, [`--watch-path=${join(root, 'src')}`, join(scripts, 'start.mjs')], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => watcher.kill(signal));
endWithParent(() => watcher.kill('SIGTERM'));
watcher.once('exit', (code) => process.exit(code ?? 1));
