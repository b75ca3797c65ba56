import { Command, CommanderError } from 'commander';
import { VERSION } from '../config/version.js';
import { AnalyticsError, EXIT, type ExitStatus } from './analytics-error.js';
import { type AnalyticsIo, say } from './analytics-io.js';
import { createExportCommand } from './commands/export.command.js';
import { createNoShowsCommand } from './commands/no-shows.command.js';
import { createReportCommand } from './commands/report.command.js';
import { createReturningCommand } from './commands/returning.command.js';
import { createRollCallCommand } from './commands/roll-call.command.js';
import { createStatsCommand } from './commands/stats.command.js';
import { createWatchCommand } from './commands/watch.command.js';
import { systemCodeOf } from './error-code.js';
import { toPlainText } from './tables/plain-text.js';

const HELP = `
Environment:
  GATEWAY_URL   the gateway's full address, /graphql included; unset: a gateway with made-up data is started
  API_KEY       the key it asks for, if it asks for one

Exit status: 0 done, 1 failed, 2 called wrongly, 3 not all of the data, 130 interrupted.
Data go to standard output, everything else to standard error.

Examples:
  visitgraph report --last 30d --out visits.html
  visitgraph stats --by day --month
  visitgraph export visits --last 30d --out visits.csv
  visitgraph roll-call`;

/** Runs one command. @returns the exit status, after an error with one line on standard error */
export async function runAnalytics(args: readonly string[], io: AnalyticsIo): Promise<ExitStatus> {
  const texts: { readonly text: string; readonly isError: boolean }[] = [];
  const program = createProgram(io, (text, isError) => texts.push({ text, isError }));
  try {
    await program.parseAsync([...args], { from: 'user' });
    return EXIT.done;
  } catch (error) {
    // `visitgraph ... | head`: the reader has closed the pipe.
    if (systemCodeOf(error) === 'EPIPE') return EXIT.done;
    if (!(error instanceof CommanderError)) return await explain(io, error);
    const said = (isError: boolean) => texts.flatMap((part) => (part.isError === isError ? [part.text] : [])).join('');
    await io.stdout.write(said(false));
    if (error.exitCode === 0) return EXIT.done;
    // Without arguments commander has printed the help.
    if (error.code === 'commander.help') await io.stderr.write(said(true));
    else await say(io, `${toPlainText(said(true).replace(/^error: /, ''))} (see visitgraph --help)`);
    return EXIT.usage;
  }
}

function createProgram(io: AnalyticsIo, note: (text: string, isError: boolean) => void): Command {
  const program = new Command('visitgraph')
    .version(VERSION)
    .description('Tables, exports and reports from a visitgraph gateway.');
  const commands = [
    createReportCommand(io),
    createStatsCommand(io),
    createExportCommand(io),
    createRollCallCommand(io),
    createNoShowsCommand(io),
    createReturningCommand(io),
    createWatchCommand(io),
  ];
  for (const command of commands) program.addCommand(command);
  program.addHelpText('after', HELP);
  for (const command of [program, ...commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => note(text, false),
      writeErr: (text) => note(text, true),
    });
  }
  return program;
}

async function explain(io: AnalyticsIo, error: unknown): Promise<ExitStatus> {
  if (error instanceof AnalyticsError) {
    await say(io, toPlainText(error.message));
    return error.status;
  }
  await say(io, `Internal error: ${toPlainText(error instanceof Error ? error.message : String(error))}`);
  return EXIT.failed;
}
