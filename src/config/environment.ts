import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ConfigError } from './config-error.js';

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable is an unset one. */
export function isSet(environment: Environment, name: string): boolean {
  return (environment[name] ?? '') !== '';
}

/**
 * The environment, completed by the variables of a `.env` file: the process's own variables win, empty ones
 * included. The file may be missing.
 * @throws ConfigError for a file that is there and cannot be read.
 */
export function readEnvFile(path: string, environment: Environment): Environment {
  return { ...parseEnv(readIfThere(path)), ...environment };
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error';
    if (code === 'ENOENT') return '';
    throw new ConfigError([`.env cannot be read (${code})`]);
  }
}
