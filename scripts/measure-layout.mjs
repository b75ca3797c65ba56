/**
 * `node scripts/measure-layout.mjs [folder]`: counts how the sources are laid out. The folder is `src` by default; that of
 * another commit, as `git worktree add` makes it, can be compared with it.
 */
import { readLayout } from './layout.mjs';

const { lines, importers } = readLayout(process.argv[2] ?? 'src');
const files = [...lines.keys()];
const sizes = [...lines.values()].sort((left, right) => left - right);
const singles = files.filter((file) => importers.get(file)?.size === 1);
const imports = files.flatMap((to) => Array.from(importers.get(to) ?? [], (from) => ({ from, to })));
const arrows = arrowsBetween(imports);
const domain = arrowsBetween(
  imports.flatMap((edge) => {
    const [from, to] = [edge.from, edge.to].map((file) =>
      file.startsWith('domain/') ? file.slice('domain/'.length) : null,
    );
    return from === null || to === null ? [] : [{ from, to }];
  }),
);

const counts = {
  files: files.length,
  'lines in all': sizes.reduce((sum, size) => sum + size, 0),
  'lines of a file, median': sizes[Math.floor(sizes.length / 2)],
  'files under 20 lines': sizes.filter((size) => size < 20).length,
  'files with exactly one importer': `${singles.length} (${Math.round((100 * singles.length) / files.length)} %)`,
  'files directly at the top': files.filter((file) => !file.includes('/')).length,
  'folders and files at the top': new Set(files.map(folderOf)).size,
  'arrows between them': arrows.size,
  'folders at the top that import each other': countMutual(arrows),
  'folders of domain that import each other': countMutual(domain),
};
for (const [name, count] of Object.entries(counts)) console.log(`${name.padEnd(44)} ${count}`);

function folderOf(file) {
  return file.split('/')[0];
}

function arrowsBetween(edges) {
  const folders = edges.map(({ from, to }) => [folderOf(from), folderOf(to)]);
  return new Set(folders.filter(([from, to]) => from !== to).map(([from, to]) => `${from} ${to}`));
}

function countMutual(edges) {
  const reversed = (arrow) => arrow.split(' ').reverse().join(' ');
  return [...edges].filter((arrow) => arrow < reversed(arrow) && edges.has(reversed(arrow))).length;
}
