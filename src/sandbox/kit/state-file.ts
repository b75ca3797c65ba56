import { appendFileSync, closeSync, existsSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { z } from 'zod';
import type { Journal, RecordChange } from './journal.js';

/** What the seeded data follow from; the same in every run with one state file. */
export interface SeedFacts {
  readonly seed: string;
  readonly visits: number;
  readonly startedAt: Date;
}

/**
 * All writes of the three servers, one JSON line per write, appended before its answer leaves. A killed process loses
 * nothing that anybody was told; a machine that loses power may.
 */
export interface StateFile {
  /** Of the first run: the world is made for that moment, so that the writes meet the records that they changed. */
  readonly startedAt: Date;
  journalOf(source: string): Journal;
  close(): void;
}

const headerSchema = z.object({ seed: z.string(), visits: z.number(), startedAt: z.iso.datetime() });
const startSchema = z.object({ restartedAt: z.iso.datetime() });
const writeSchema = z.object({
  source: z.string(),
  changes: z.array(z.object({ kind: z.string(), id: z.string(), state: z.unknown() })),
});
const entrySchema = z.union([writeSchema, startSchema]);

/** @throws Error when the file tells of another seed or number of visits, or is no state file. */
export function openStateFile(path: string, facts: SeedFacts): StateFile {
  const [first, ...lines] = existsSync(path) ? readWholeLines(path) : [];
  const startedAt = first === undefined ? facts.startedAt : readHeader(first, facts);
  const earlier = first === undefined ? null : readEntries(lines);
  const file = openSync(path, 'a', 0o600);
  const append = (entry: object): void => appendFileSync(file, `${JSON.stringify(entry)}\n`);
  if (earlier === null) append({ seed: facts.seed, visits: facts.visits, startedAt: startedAt.toISOString() });
  else append({ restartedAt: facts.startedAt.toISOString() });
  const journals: Journal[] = [];
  return {
    startedAt,
    journalOf(source) {
      const journal = createJournal({
        run: earlier?.run ?? 0,
        changes: earlier?.changes.get(source) ?? [],
        append: (changes) => append({ source, changes }),
      });
      journals.push(journal);
      return journal;
    },
    close() {
      for (const journal of journals) journal.commit();
      closeSync(file);
    },
  };
}

/** A last line without its end is a write whose process was killed in the middle: nobody was told of it. */
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

function readEntries(lines: readonly string[]): { run: number; changes: Map<string, RecordChange[]> } {
  let run = 1;
  const changes = new Map<string, RecordChange[]>();
  for (const [index, line] of lines.entries()) {
    const entry = entrySchema.safeParse(toJson(line));
    if (!entry.success) throw new Error(`line ${index + 2} of the state file cannot be read`);
    if ('restartedAt' in entry.data) {
      run += 1;
      continue;
    }
    const { source, changes: written } = entry.data;
    const known = changes.get(source);
    if (known === undefined) changes.set(source, [...written]);
    else known.push(...written);
  }
  return { run, changes };
}

function toJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

interface JournalParts {
  readonly run: number;
  readonly changes: readonly RecordChange[];
  append(changes: readonly RecordChange[]): void;
}

function createJournal({ run, changes, append }: JournalParts): Journal {
  let pending: RecordChange[] = [];
  return {
    run,
    replay(kind, restore) {
      for (const { state, id } of changes.filter((change) => change.kind === kind)) {
        try {
          restore(state, id);
        } catch (cause) {
          throw new Error(`the state file tells of a ${kind} that cannot be put back`, { cause });
        }
      }
    },
    note: (change) => void pending.push(change),
    commit() {
      if (pending.length === 0) return;
      const noted = pending;
      pending = [];
      append(noted);
    },
  };
}
