import { describeWithPostgres, executeStatement, type RunningPostgres, startPostgres } from '../../support/postgres.js';
import { storePropertySuite } from './store-property-suite.js';
import { storeSuite } from './store-suite.js';

describeWithPostgres('the store in PostgreSQL', () => {
  let postgres: RunningPostgres;

  beforeAll(async () => {
    postgres = await startPostgres();
  });

  afterAll(async () => {
    await postgres?.stop();
  });

  storeSuite({ createUrl: () => postgres.createDatabase(), execute: executeStatement });
  storePropertySuite(() => postgres.createDatabase());
});
