import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStateFile, type StateFile } from '../../../src/sandbox/kit/state-file.js';

const FACTS = { seed: 'x', visits: 5, startedAt: new Date('2026-03-18T17:00:00Z') };
const LATER = { ...FACTS, startedAt: new Date('2026-03-20T09:00:00Z') };
const VISIT = { kind: 'visit', id: 'a', state: { isInside: true } };

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
  const write = (source: string, ...changes: (typeof VISIT)[]) => {
    const journal = openFile().journalOf(source);
    for (const change of changes) journal.note(change);
    journal.commit();
  };
  const replayed = (source: string, kind: string) => {
    const states: unknown[] = [];
    openFile(LATER)
      .journalOf(source)
      .replay(kind, (state, id) => states.push([id, state]));
    return states;
  };
  const linesOf = () => readFileSync(path, 'utf8').split('\n').slice(0, -1);

  test('gives back what was written of one source and kind, in its order', () => {
    write('w3lcome', VISIT, { ...VISIT, kind: 'host' });
    write('w3lcome', { ...VISIT, id: 'b' }, { ...VISIT, state: { isInside: false } });
    write('resident', { ...VISIT, id: 'c' });
    expect(replayed('w3lcome', 'visit')).toEqual([
      ['a', { isInside: true }],
      ['b', { isInside: true }],
      ['a', { isInside: false }],
    ]);
  });

  test('holds nothing of a write that was not committed', () => {
    const journal = openFile().journalOf('w3lcome');
    journal.note(VISIT);
    expect(replayed('w3lcome', 'visit')).toEqual([]);
    journal.commit();
    expect(replayed('w3lcome', 'visit')).toHaveLength(1);
  });

  test('is a line for each commit that has something to tell', () => {
    const journal = openFile().journalOf('w3lcome');
    journal.commit();
    journal.note(VISIT);
    journal.note(VISIT);
    journal.commit();
    journal.commit();
    expect(linesOf()).toHaveLength(2);
  });

  test('remembers the first start and counts the later ones', () => {
    expect([openFile().journalOf('w3lcome').run, openFile(LATER).startedAt]).toEqual([0, FACTS.startedAt]);
    expect([openFile(LATER).journalOf('w3lcome').run, openFile().journalOf('w3lcome').run]).toEqual([2, 3]);
  });

  test('ignores a torn last line, and goes on behind the whole ones', () => {
    write('w3lcome', VISIT);
    appendFileSync(path, '{"source":"w3lcome","changes":[{"kind":"vis');
    write('w3lcome', { ...VISIT, id: 'b' });
    expect(replayed('w3lcome', 'visit')).toEqual([
      ['a', VISIT.state],
      ['b', VISIT.state],
    ]);
  });

  test.each(['', '{"seed":"x","vis'])('begins anew where not even the first line is whole: %j', (text) => {
    writeFileSync(path, text);
    expect(openFile().journalOf('w3lcome').run).toBe(0);
    expect(linesOf()).toHaveLength(1);
  });

  test('of another seed or number of visits is refused, and left as it is', () => {
    write('w3lcome', VISIT);
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
    write('w3lcome', VISIT);
    appendFileSync(path, '{"source":\n');
    expect(() => openFile()).toThrow('line 3 of the state file cannot be read');
  });

  test('names the kind of a record that cannot be put back', () => {
    write('w3lcome', VISIT);
    const journal = openFile().journalOf('w3lcome');
    const restore = () => {
      throw new Error('wrong');
    };
    expect(() => journal.replay('visit', restore)).toThrow('a visit that cannot be put back');
  });

  test('is for its owner only, as it holds what visitors were called', () => {
    openFile();
    expect(statSync(path).mode & 0o077).toBe(0);
  });
});
