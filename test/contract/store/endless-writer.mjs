/**
 * node endless-writer.mjs MODULE URL [BATCHES]: writes batches of 200 visits, for ever or so many, and says the number of each
 * once it is committed. It goes on behind what the store already holds, and closes it at the end. When a batch is refused, it
 * says why and what the store holds, and ends.
 */
import { createVisits } from '../../../bench/lib/store-visits.mjs';

const [module, url, batches = 'Infinity'] = process.argv.slice(2);
const { openStore } = await import(module);
const BATCH = 200;
const store = await openStore({ url, now: () => new Date(), log: () => {} });
const { Visit } = store.records;
const readAt = new Date();

const first = (await Visit.count({ now: readAt })) / BATCH;
for (let batch = first; batch < first + Number(batches); batch += 1) {
  const records = createVisits(batch * BATCH, BATCH, 100_000).map((visit) => ({ ...visit, source: 'W3LCOME' }));
  try {
    await Visit.upsert({ source: 'W3LCOME', stream: 'visits', records, readAt });
  } catch (error) {
    process.stdout.write(`${error.name} ${error.code} ${await Visit.count({ now: readAt })}\n`);
    break;
  }
  process.stdout.write(`${batch}\n`);
}
await store.close();
