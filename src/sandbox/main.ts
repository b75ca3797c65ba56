import { describeSandbox } from './describe-sandbox.js';
import { createSandboxClock } from './kit/create-sandbox-clock.js';
import { readSettings } from './kit/read-settings.js';
import { startSandbox } from './start-sandbox.js';

/** A standalone sandbox, until SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const { settings, problems } = readSettings(process.env);
  if (settings === null) throw new Error(['The settings are not usable:', ...problems].join('\n  '));
  const { now, isFrozen, ...rest } = settings;
  const sandbox = await startSandbox({ ...rest, clock: createSandboxClock({ start: now, isFrozen }) });
  console.log(describeSandbox(sandbox));
  const stop = () => {
    sandbox.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
