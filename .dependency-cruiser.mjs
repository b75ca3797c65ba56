/** Imports run one way: main -> server -> graphql -> domain <- upstreams. See docs/architecture.md. */
const layer = (name) => `^(src|test/fixtures/boundaries)/${name}/`;
const others = (...allowed) => `^src/(?!(?:${allowed.join('|')})/)`;

/** Each folder of src, and the folders of src that it may import. */
const LAYERS = {
  domain: ['domain'],
  config: ['config'],
  platform: ['platform', 'domain', 'upstreams/http'],
  store: ['store', 'domain', 'platform'],
  observability: ['observability', 'domain', 'upstreams/http', 'server', 'config'],
  upstreams: ['upstreams', 'domain', 'config'],
  graphql: ['graphql', 'domain'],
  'api-keys': ['api-keys', 'domain'],
  server: ['server', 'graphql', 'domain', 'upstreams', 'config', 'api-keys'],
  sandbox: ['sandbox'],
  workers: ['workers', 'config'],
  analytics: ['analytics', 'generated', 'config', 'domain/text', 'domain/time'],
  generated: ['generated'],
};

const layers = Object.entries(LAYERS).map(([name, allowed]) => ({
  name: `${name}-imports-one-way`,
  severity: 'error',
  comment: `src/${name} may import only: ${allowed.join(', ')}`,
  from: { path: layer(name) },
  to: { path: others(...allowed) },
}));

export default {
  forbidden: [
    ...layers,
    {
      name: 'got-only-in-upstreams-http',
      severity: 'error',
      comment: 'Only the transport may touch a got error: it prints its Authorization header.',
      from: { path: '^(src|test/fixtures/boundaries)/', pathNot: layer('upstreams/http') },
      to: { path: 'node_modules/got/' },
    },
    {
      name: 'domain-knows-no-framework',
      severity: 'error',
      comment: 'The domain uses no framework, transport or I/O package.',
      from: { path: layer('domain') },
      to: { path: 'node_modules/', pathNot: 'node_modules/(luxon|@types/luxon|zod)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
