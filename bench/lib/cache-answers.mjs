/** Preloaded into a gateway: its answers of the sources are kept for an hour, so that what is measured is the work on them. */
import { pathToFileURL } from 'node:url';

const { TTL_SECONDS } = await import(pathToFileURL(`${process.env.BENCH_DIST}/upstreams/http/read-ttl.js`).href);
for (const kind of Object.keys(TTL_SECONDS)) TTL_SECONDS[kind] = 3_600;
