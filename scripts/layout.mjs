import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';

const GENERATED = 'generated/';
const IMPORT = /(?:from|import)\s*\(?'(\.[^']+)\.js'/g;
const MOST_LINES = 300;
/** A helper stays in its one importer until both together are longer than this. */
const MOST_LINES_OF_A_MERGE = 250;
/** A helper that is longer than this is worth a file, whoever imports it. */
const FEWEST_LINES_OF_A_FILE = 30;

/** Files of an adapter, the same in all of them; beside these it has `<entity>.<role>.ts` and its own `verb-noun.ts`. */
const ADAPTER_FILES = ['index', 'adapter', 'client', 'authorization', 'refusals', 'values', 'wire'];
const ADAPTER_ROLES = ['wire', 'mapper', 'reader', 'writer', 'directory'];
const ENTITY_ROLES = ['types', 'inputs', 'queries', 'mutations', 'resolver'];
/** What it imports would run it. */
const ENTRY_POINT = /(^|\/)(main|emit-schema)\.ts$/;
/** Files that are reached from one place by design: entry points, and what a table of a composition lists. */
const REGISTERED =
  /(^|\/)(main|index|adapter|client|write-client|context|authorization|refusals|values)\.ts$|\.(types|inputs|queries|mutations|resolver|reader|writer|mapper|wire|directory|routes|command|chart|export|table|dialect)\.ts$|-error\.ts$/;

/**
 * Reads how sources are laid out.
 *
 * @param {string} root folder of the sources
 * @returns {{ lines: Map<string, number>, importers: Map<string, Set<string>> }} by path below `root`: the number of lines of
 *   each file, and the files that import it
 */
export function readLayout(root) {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith(GENERATED))
    .sort();
  const importers = new Map(files.map((file) => [file, new Set()]));
  const lines = new Map();
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8');
    lines.set(file, text.split('\n').length - 1);
    for (const [, path] of text.matchAll(IMPORT))
      importers.get(`${normalize(join(dirname(file), path))}.ts`)?.add(file);
  }
  return { lines, importers };
}

/**
 * What breaks the layout that docs/architecture.md describes, one sentence each; empty when nothing does.
 *
 * @param {ReturnType<typeof readLayout>} layout
 * @returns {string[]}
 */
export function findLayoutProblems({ lines, importers }) {
  return [...lines].flatMap(([file, size]) => [
    ...(file.includes('/') || file === 'main.ts' ? [] : [`${file}: only main.ts lies at the top`]),
    ...(size > MOST_LINES ? [`${file}: ${size} lines are more than ${MOST_LINES}`] : []),
    ...findNameProblems(file),
    ...findHelperProblems(file, { lines, importers }),
  ]);
}

function findNameProblems(file) {
  const [room, folder] = file.split('/');
  const [first, role] = basename(file, '.ts').split('.');
  if (room === 'upstreams' && folder !== 'http' && role !== undefined && !ADAPTER_ROLES.includes(role)) {
    return [`${file}: the roles of an adapter's files are ${ADAPTER_ROLES.join(', ')}`];
  }
  if (room === 'graphql' && role !== undefined && !ENTITY_ROLES.includes(role) && first !== 'page') {
    return [`${file}: the roles of an entity's files are ${ENTITY_ROLES.join(', ')}`];
  }
  return [];
}

function findHelperProblems(file, { lines, importers }) {
  const [importer, ...others] = importers.get(file) ?? [];
  if (importer === undefined || others.length > 0 || REGISTERED.test(file)) return [];
  if (dirname(importer) !== dirname(file) || ENTRY_POINT.test(importer)) return [];
  const [own, merged] = [lines.get(file), lines.get(file) + lines.get(importer)];
  if (own >= FEWEST_LINES_OF_A_FILE || merged > MOST_LINES_OF_A_MERGE) return [];
  return [`${file}: its ${own} lines belong into ${importer}, which alone imports it`];
}

/**
 * Folders of adapters that lack a file which every adapter has.
 *
 * @param {ReturnType<typeof readLayout>} layout
 * @returns {string[]}
 */
export function findMissingAdapterFiles({ lines }) {
  const folders = new Set([...lines.keys()].flatMap((file) => /^upstreams\/(?!http\/)[^/]+(?=\/)/.exec(file) ?? []));
  return [...folders].flatMap((folder) =>
    ADAPTER_FILES.filter((name) => !lines.has(`${folder}/${name}.ts`)).map(
      (name) => `${folder}: ${name}.ts is missing`,
    ),
  );
}
