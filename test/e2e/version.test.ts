import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type CompiledSources, compileSources } from '../support/compile-sources.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

describe('the release', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startTestGateway({ METRICS: 'on', SANDBOX_VISITS: '10' });
  });
  afterAll(() => gateway.close());

  test('is in the answer of /health/live', async () => {
    const answer = await fetch(new URL('/health/live', gateway.url));
    expect(await answer.json()).toEqual({ status: 'live', version });
  });

  test('is in the metrics, with that of Node', async () => {
    const answer = await fetch(new URL('/metrics', gateway.url));
    expect(await answer.text()).toContain(
      `visitgraph_build_info{version="${version}",node="${process.versions.node}"} 1`,
    );
  });
});

describe('--version', () => {
  let sources: CompiledSources;

  beforeAll(async () => {
    sources = await compileSources('.');
  });
  afterAll(() => sources.remove());

  test.each(['main.js', 'analytics/main.js'])('of %s prints the release and nothing else', (program) => {
    expect(execFileSync(process.execPath, [sources.pathOf(program), '--version'], { encoding: 'utf8' })).toBe(
      `${version}\n`,
    );
  });
});
