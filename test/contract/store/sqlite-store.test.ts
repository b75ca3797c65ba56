import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { storePropertySuite } from './store-property-suite.js';
import { storeSuite } from './store-suite.js';

describe('the store in a file of SQLite', () => {
  let folder: string;
  let files = 0;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'visitgraph-tests-'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const createUrl = async () => {
    files += 1;
    return `file:${join(folder, `store-${files}.db`)}`;
  };

  const execute = async (url: string, statement: string) => {
    const database = new Database(url.slice('file:'.length));
    database.exec(statement);
    database.close();
  };

  storeSuite({ createUrl, execute });
  storePropertySuite(createUrl);
});
