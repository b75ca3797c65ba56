import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WriteRequest } from '../../../src/sandbox/kit/journal.js';
import { openStateFile, type StateFile } from '../../../src/sandbox/kit/state-file.js';

const FACTS = { seed: 'x', visits: 5, startedAt: new Date('2026-03-18T17:00:00Z') };
const LATER = { ...FACTS, startedAt: new Date('2026-03-20T09:00:00Z') };
const WRITE: WriteRequest = {
  ...{ number: 1, at: FACTS.startedAt.getTime(), method: 'POST', url: '/v1/invitees' },
  ...{ headers: { 'content-type': 'application/json' }, body: { name: 'Ana' } },
};

describe('a state file', () => {
  let folder: string;
  let path: string;
  const open: StateFile[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
    path = join(folder, 'state');
  });
  afterEach(() => {
    for (const file of open.splice(0)) file.close();
    rmSync(folder, { recursive: true });
  });

  const openFile = (facts = FACTS) => {
    const file = openStateFile(path, facts);
    open.push(file);
    return file;
  };
  const write = (source: string, ...requests: WriteRequest[]) => {
    const log = openFile().logOf(source);
    for (const request of requests) log.append(request);
  };
  const earlier = (source: string) => openFile(LATER).logOf(source).earlier;
  const linesOf = () => readFileSync(path, 'utf8').split('\n').slice(0, -1);

  test('gives back what was written to one source, in its order', () => {
    const [second, third]: [WriteRequest, WriteRequest] = [
      { ...WRITE, number: 2, method: 'DELETE', url: '/v1/invitee/a' },
      { ...WRITE, number: 3, body: 'grant_type=refresh_token' },
    ];
    write('w3lcome', WRITE, second);
    write('resident', WRITE);
    write('w3lcome', third);
    expect(earlier('w3lcome')).toEqual([WRITE, second, third]);
    expect(earlier('resident')).toEqual([WRITE]);
    expect(earlier('spacebring')).toEqual([]);
  });

  test('is a line for each write', () => {
    write('w3lcome', WRITE, { ...WRITE, number: 2 });
    expect(linesOf()).toHaveLength(3);
  });

  test('remembers the first start', () => {
    openFile();
    expect(openFile(LATER).startedAt).toEqual(FACTS.startedAt);
  });

  test('ignores a torn last line, and goes on behind the whole ones', () => {
    write('w3lcome', WRITE);
    appendFileSync(path, '{"source":"w3lcome","number":2,"at":17');
    write('w3lcome', { ...WRITE, number: 2 });
    expect(earlier('w3lcome')).toEqual([WRITE, { ...WRITE, number: 2 }]);
  });

  test.each(['', '{"seed":"x","vis'])('begins anew where not even the first line is whole: %j', (text) => {
    writeFileSync(path, text);
    expect(openFile(LATER).startedAt).toEqual(LATER.startedAt);
    expect(linesOf()).toHaveLength(1);
  });

  test('of another seed or number of visits is refused, and left as it is', () => {
    write('w3lcome', WRITE);
    const before = readFileSync(path, 'utf8');
    expect(() => openFile({ ...FACTS, seed: 'y' })).toThrow('another seed: start with seed "x" and 5 visits');
    expect(() => openFile({ ...FACTS, visits: 6 })).toThrow('another number of visits');
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  test.each(['something else', '{"visits":1}'])('of another kind is refused: %s', (line) => {
    writeFileSync(path, `${line}\n`);
    expect(() => openFile()).toThrow('does not begin like one of this sandbox');
  });

  test('with an unreadable line in its middle is refused', () => {
    write('w3lcome', WRITE);
    appendFileSync(path, '{"source":\n');
    expect(() => openFile()).toThrow('line 3 of the state file cannot be read');
  });

  test('is for its owner only, as it holds what visitors were called', () => {
    openFile();
    expect(statSync(path).mode & 0o077).toBe(0);
  });
});
