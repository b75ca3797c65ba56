import { appendFileSync, closeSync, existsSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { z } from 'zod';
import { WRITING_METHODS, type WriteLog, type WriteRequest } from './journal.js';

/** The seeded data depend on these alone, so they are the same in every run with one state file. */
export interface SeedFacts {
  readonly seed: string;
  readonly visits: number;
  readonly startedAt: Date;
}

/**
 * The accepted writes of the three servers, one JSON line per request, appended before its answer leaves. The end of the process
 * loses no answered write; a power failure of the machine may.
 */
export interface StateFile {
  /** Start of the first run: the world is made for that moment, so that the writes find their records. */
  readonly startedAt: Date;
  logOf(source: string): WriteLog;
  close(): void;
}

const headerSchema = z.object({ seed: z.string(), visits: z.number(), startedAt: z.iso.datetime() });
const entrySchema = z.object({
  source: z.string(),
  ...{ number: z.int(), at: z.int(), method: z.enum(WRITING_METHODS), url: z.string() },
  ...{ headers: z.record(z.string(), z.string()), body: z.unknown().exactOptional() },
}) satisfies z.ZodType<WriteRequest & { readonly source: string }>;
type Entry = z.infer<typeof entrySchema>;

/** @throws Error when the file is of another seed or number of visits, or no state file. */
export function openStateFile(path: string, facts: SeedFacts): StateFile {
  const [first, ...lines] = existsSync(path) ? readWholeLines(path) : [];
  const startedAt = first === undefined ? facts.startedAt : readHeader(first, facts);
  const entries = readEntries(lines);
  const file = openSync(path, 'a', 0o600);
  const append = (entry: object): void => appendFileSync(file, `${JSON.stringify(entry)}\n`);
  if (first === undefined) append({ seed: facts.seed, visits: facts.visits, startedAt: startedAt.toISOString() });
  return {
    startedAt,
    logOf: (source) => ({
      earlier: entries.flatMap(({ source: of, ...request }) => (of === source ? [request] : [])),
      append: (request) => append({ source, ...request }),
    }),
    close: () => closeSync(file),
  };
}

/** A last line without its end is a write whose process was killed before it answered. */
function readWholeLines(path: string): string[] {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf('\n') + 1;
  if (end < bytes.length) truncateSync(path, end);
  const text = bytes.subarray(0, end).toString('utf8');
  return text.split('\n').slice(0, -1);
}

function readHeader(line: string, { seed, visits }: SeedFacts): Date {
  const header = headerSchema.safeParse(toJson(line));
  if (!header.success) throw new Error('the state file does not begin like one of this sandbox');
  const differing = [
    ...(header.data.seed === seed ? [] : ['seed']),
    ...(header.data.visits === visits ? [] : ['number of visits']),
  ];
  if (differing.length === 0) return new Date(header.data.startedAt);
  throw new Error(
    `the state file was begun with another ${differing.join(' and another ')}: ` +
      `start with seed "${header.data.seed}" and ${header.data.visits} visits, or name another file`,
  );
}

function readEntries(lines: readonly string[]): Entry[] {
  return lines.map((line, index) => {
    const entry = entrySchema.safeParse(toJson(line));
    if (!entry.success) throw new Error(`line ${index + 2} of the state file cannot be read`);
    return entry.data;
  });
}

function toJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
