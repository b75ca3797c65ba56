import { Presets, SingleBar } from 'cli-progress';
import type { TextOutput } from '../analytics-io.js';
import type { ExportQuery } from './export-kind.js';

/** Tells whoever watches how far an export has come. */
export interface Progress {
  /** @param reached the time of the last row; null leaves the bar where it is */
  update(rows: number, reached: string | null): void;
  stop(): void;
}

const WHOLE = 100;

/**
 * A bar on a terminal, and nothing in a pipe. It follows the times of the rows through the range: counting them first
 * would cost the gateway the whole range.
 */
export function startProgress(
  output: TextOutput,
  query: ExportQuery,
  { direction, rows }: { readonly direction: 'ASC' | 'DESC'; readonly rows: number },
): Progress {
  if (!output.isTerminal) return { update: () => {}, stop: () => {} };
  const format = '{bar} {percentage}% | {rows} rows';
  const bar = new SingleBar({ stream: output.stream, format, clearOnComplete: true }, Presets.legacy);
  bar.start(WHOLE, 0, { rows });
  const from = Date.parse(query.from);
  const span = Date.parse(query.to) - from;
  return {
    update: (count, reached) => {
      const passed = reached === null ? null : (Date.parse(reached) - from) / span;
      if (passed === null) bar.update({ rows: count });
      else bar.update(Math.floor(WHOLE * (direction === 'ASC' ? passed : 1 - passed)), { rows: count });
    },
    stop: () => bar.stop(),
  };
}
