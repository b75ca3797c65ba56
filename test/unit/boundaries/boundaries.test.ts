import { spawnSync } from 'node:child_process';

function cruise(...paths: string[]): { from: string; rule: string }[] {
  const { stdout } = spawnSync(
    process.execPath,
    [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.mjs',
      '--output-type',
      'json',
      ...paths,
    ],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  return summary.violations.map(({ from, rule }) => ({ from, rule: rule.name }));
}

describe('the import rules', () => {
  test('fire on every deliberately bad import', () => {
    const violations = cruise('test/fixtures/boundaries');
    const base = 'test/fixtures/boundaries';
    expect(violations).toEqual(
      expect.arrayContaining([
        { from: `${base}/domain/imports-outwards.ts`, rule: 'domain-knows-no-framework' },
        { from: `${base}/domain/imports-outwards.ts`, rule: 'domain-imports-one-way' },
        { from: `${base}/api-keys/imports-server.ts`, rule: 'api-keys-imports-one-way' },
        { from: `${base}/graphql/imports-upstreams.ts`, rule: 'graphql-imports-one-way' },
        { from: `${base}/store/imports-upstreams.ts`, rule: 'store-imports-one-way' },
        { from: `${base}/sandbox/imports-domain.ts`, rule: 'sandbox-imports-one-way' },
        { from: `${base}/config/imports-app.ts`, rule: 'only-main-imports-app' },
        { from: `${base}/domain/model/imports-a-use-case.ts`, rule: 'domain-model-imports-what-comes-before' },
        { from: `${base}/domain/elsewhere/imports-a-text.ts`, rule: 'domain-folders-have-a-place-in-the-order' },
        { from: `${base}/upstreams/spacebring/imports-w3lcome.ts`, rule: 'adapters-know-nothing-of-each-other' },
        { from: `${base}/upstreams/w3lcome/imports-got.ts`, rule: 'got-only-in-upstreams-http' },
      ]),
    );
  });

  test('are kept by the sources', () => {
    expect(cruise('src')).toEqual([]);
  });
});
