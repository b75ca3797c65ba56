import { existsSync, readFileSync } from 'node:fs';

const ROOT = new URL('../../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, ROOT), 'utf8');

const DOCKERFILE = read('Dockerfile');
const LET_IN = read('.dockerignore')
  .split('\n')
  .filter((line) => line.startsWith('!'))
  .map((line) => line.slice(1));

/** What the image is made of, as the file names it. */
const COPIED = [...DOCKERFILE.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
  ([, sources]) => sources?.split(' ') ?? [],
);

test('everything that the image is made of exists and is let into the build, and nothing else is', () => {
  expect(COPIED.filter((file) => !existsSync(new URL(file, ROOT)))).toEqual([]);
  expect([...new Set(COPIED)].sort()).toEqual([...LET_IN].sort());
});

test('the image runs the compiled program itself, and not as root', () => {
  const last = DOCKERFILE.split(/^FROM /m).at(-1) ?? '';
  expect(last).toMatch(/^USER node$/m);
  expect(last).toContain('CMD ["node", "dist/main.js"]');
  expect(existsSync(new URL('src/main.ts', ROOT))).toBe(true);
});
