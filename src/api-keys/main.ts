import { randomBytes } from 'node:crypto';
import { Command, InvalidArgumentError, Option } from 'commander';
import { SCOPES, type Scope } from '../domain/model/scope.js';
import { API_KEY_BYTES } from './api-key.js';
import { listApiKeys, makeApiKey, revokeApiKey } from './api-key-commands.js';
import { ApiKeyFileError, isLocationId } from './api-key-file.js';

/** `npm run api-key -- …`: makes, lists and revokes API keys of a gateway. */
const program = new Command('api-key').description('Makes, lists and revokes API keys.');
const file = () => new Option('--file <file>', 'the file that AUTH_API_KEYS_FILE names').makeOptionMandatory();

program
  .command('make', { isDefault: true })
  .description('Writes the hash of a new key to the file and prints the key, once.')
  .requiredOption('--name <name>', 'who uses the key: shown in logs and metrics')
  .requiredOption('--scopes <scopes>', `comma-separated: ${SCOPES.join(', ')}`, readScopes)
  .option(
    '--expires <days>',
    'for how many days the key is valid, e.g. 90d; without it the key never expires',
    readDays,
  )
  .option('--locations <ids>', 'comma-separated ids of the only locations that exist for the key', readLocationIds)
  .option('--environment <name>', 'environment of the key; `live` for a new file, otherwise that of the file')
  .addOption(file())
  .action(async (options: MakeOptions) => {
    const { expires = null, locations = null, environment = null, ...requested } = options;
    const key = await makeApiKey(
      { ...requested, expiresInDays: expires, locationIds: locations, environment },
      { now: new Date(), random: randomBytes(API_KEY_BYTES) },
    );
    console.log(key);
    console.error('This is shown once. Send it as `Authorization: Bearer <key>` or `x-api-key: <key>`.');
  });

program
  .command('list')
  .description('Lists the keys in the file.')
  .addOption(file())
  .action(async (options: { file: string }) => {
    for (const line of await listApiKeys(options, new Date())) console.log(line);
  });

program
  .command('revoke')
  .description('Removes a key from the file.')
  .requiredOption('--name <name>', 'name of the key')
  .addOption(file())
  .action(revokeApiKey);

interface MakeOptions {
  readonly file: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expires?: number;
  readonly locations?: readonly string[];
  readonly environment?: string;
}

function readScopes(text: string): Scope[] {
  return text.split(',').map((word) => {
    const found = SCOPES.find((scope) => scope === word.trim());
    if (found === undefined) throw new InvalidArgumentError(`The scopes are ${SCOPES.join(', ')}.`);
    return found;
  });
}

function readDays(text: string): number {
  const days = Number(/^(\d{1,5})d$/.exec(text)?.[1] ?? Number.NaN);
  if (!(days > 0)) throw new InvalidArgumentError('Give whole days, e.g. 90d.');
  return days;
}

function readLocationIds(text: string): string[] {
  const ids = text.split(',').map((id) => id.trim());
  if (!ids.every(isLocationId)) throw new InvalidArgumentError('Give ids as `{ locations { id } }` shows them.');
  return ids;
}

program.parseAsync().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(error instanceof ApiKeyFileError ? `The file of keys cannot be used: ${reason}` : reason);
  process.exitCode = 1;
});
