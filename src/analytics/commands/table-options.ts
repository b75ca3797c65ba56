import type { Command } from 'commander';
import type { PartialOptions } from '../source-report.js';

export interface TableOptions extends PartialOptions {
  readonly json?: true;
}

export function addPartialOption(command: Command): Command {
  return command.option('--allow-partial', 'exit with status 0 even when a source is missing or stale');
}

/** The options of every command that prints a table. */
export function addTableOptions(command: Command): Command {
  return addPartialOption(command.option('--json', 'JSON for scripts, instead of a table'));
}

/** JSON for scripts. */
export function toJsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
