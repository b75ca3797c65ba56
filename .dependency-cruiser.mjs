/** Imports run one way: main -> app -> server -> graphql -> domain <- upstreams. See docs/architecture.md. */
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

/** The folders of src/domain, in order: each may import only itself and those before it, so no two import each other. */
const DOMAIN_ORDER = [
  ...['source', 'errors', 'text', 'time', 'ids', 'pace'],
  'model',
  ...['lists', 'writes', 'access'],
  ...[
    'blocked-person',
    'visitor',
    'visit',
    'person',
    'details',
    'ticket',
    'transaction',
    'visit-request',
    'statistics',
  ],
];

const domainOrder = DOMAIN_ORDER.map((name, index) => ({
  name: `domain-${name}-imports-what-comes-before`,
  severity: 'error',
  comment: `src/domain/${name} may import only: ${DOMAIN_ORDER.slice(0, index + 1).join(', ')}`,
  from: { path: layer(`domain/${name}`) },
  to: {
    path: '^(src|test/fixtures/boundaries)/domain/',
    pathNot: `^(src|test/fixtures/boundaries)/domain/(${DOMAIN_ORDER.slice(0, index + 1).join('|')})/`,
  },
}));

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
    ...domainOrder,
    {
      name: 'domain-folders-have-a-place-in-the-order',
      severity: 'error',
      comment: 'A new folder of src/domain is listed in DOMAIN_ORDER.',
      from: { path: layer('domain'), pathNot: `^(src|test/fixtures/boundaries)/domain/(${DOMAIN_ORDER.join('|')})/` },
      to: { path: '.' },
    },
    {
      name: 'only-main-imports-app',
      severity: 'error',
      comment: 'src/app knows every layer, so no layer may know it.',
      from: { path: '^(src|test/fixtures/boundaries)/(?!main\\.ts$)', pathNot: layer('app') },
      to: { path: '^src/app/' },
    },
    {
      name: 'adapters-know-nothing-of-each-other',
      severity: 'error',
      comment: 'What two adapters share is in src/upstreams/http or in the domain.',
      from: { path: '^(?:src|test/fixtures/boundaries)/upstreams/([^/]+)/', pathNot: layer('upstreams/http') },
      to: { path: '^src/upstreams/[^/]+/', pathNot: '^src/upstreams/($1|http)/' },
    },
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
      to: { circular: true },
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
