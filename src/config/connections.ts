import { type Environment, isSet } from './environment.js';

/** The variables that connect a source, as opposed to those that tune it. If one is set, all required ones must be. */
interface Connection {
  readonly title: string;
  readonly variables: readonly string[];
  readonly required: readonly string[];
  /** Variables that have no effect without others. */
  readonly needs: Readonly<Record<string, readonly string[]>>;
}

const CONNECTIONS = {
  spacebring: {
    title: 'Spacebring',
    variables: [
      'SPACEBRING_URL',
      'SPACEBRING_CLIENT_ID',
      'SPACEBRING_CLIENT_SECRET',
      'SPACEBRING_NETWORK_ID',
      'SPACEBRING_REFRESH_TOKEN',
      'SPACEBRING_TOKEN_URL',
      'SPACEBRING_TOKEN_FILE',
    ],
    required: ['SPACEBRING_CLIENT_ID', 'SPACEBRING_CLIENT_SECRET'],
    needs: { SPACEBRING_REFRESH_TOKEN: ['SPACEBRING_NETWORK_ID'], SPACEBRING_TOKEN_FILE: ['SPACEBRING_REFRESH_TOKEN'] },
  },
  w3lcome: { title: 'W3lcome', variables: ['W3LCOME_URL', 'W3LCOME_TOKEN'], required: ['W3LCOME_TOKEN'], needs: {} },
  resident: {
    title: "the residents' service",
    variables: ['RESIDENT_URL', 'RESIDENT_USERNAME', 'RESIDENT_PASSWORD'],
    required: ['RESIDENT_URL', 'RESIDENT_USERNAME', 'RESIDENT_PASSWORD'],
    needs: {},
  },
} as const satisfies Record<string, Connection>;

export type ConnectionName = keyof typeof CONNECTIONS;

export function isConnected(environment: Environment, name: ConnectionName): boolean {
  return CONNECTIONS[name].variables.some((variable) => isSet(environment, variable));
}

export function connectedSources(environment: Environment): ConnectionName[] {
  return connectionNames().filter((name) => isConnected(environment, name));
}

export function hasRealSource(environment: Environment): boolean {
  return connectedSources(environment).length > 0;
}

/** Missing variables of partly configured sources, and of the gateway with real sources. */
export function findMissingVariables(environment: Environment): string[] {
  const problems = connectedSources(environment).flatMap((name) => findMissing(environment, CONNECTIONS[name]));
  if (hasRealSource(environment) && !isSet(environment, 'GATEWAY_SECRET')) {
    problems.push('GATEWAY_SECRET is missing: it is required with real sources');
  }
  if (isSet(environment, 'REDIS_DURABLE_URL') && !isSet(environment, 'REDIS_URL')) {
    problems.push('REDIS_URL is missing: REDIS_DURABLE_URL replaces only a part of it');
  }
  return problems;
}

/** Sandbox settings without effect beside real sources. */
export function findIdleSandboxVariables(environment: Environment): string[] {
  if (!hasRealSource(environment)) return [];
  return Object.keys(environment)
    .filter((name) => name.startsWith('SANDBOX_') && isSet(environment, name))
    .map((name) => `${name} has no effect where a real source is configured`);
}

/** Made-up people must not be mistaken for real ones: in production they need SANDBOX=on. */
export function findUnwantedSandbox(
  environment: Environment,
  { SANDBOX, NODE_ENV }: { readonly SANDBOX?: 'on' | 'off' | undefined; readonly NODE_ENV?: string | undefined },
): string[] {
  const isWanted = SANDBOX === undefined ? NODE_ENV !== 'production' : SANDBOX === 'on';
  if (isWanted || hasRealSource(environment)) return [];
  const variables = connectionNames().map((name) => CONNECTIONS[name].required[0]);
  return [
    `No source is configured: set the variables of one (${variables.join(', ')} …), or SANDBOX=on for made-up data`,
  ];
}

function findMissing(environment: Environment, { title, required, needs }: Connection): string[] {
  const isMissing = (variable: string) => !isSet(environment, variable);
  const missing = required
    .filter(isMissing)
    .map((variable) => `${variable} is missing: ${title} is configured only in part`);
  const unmet = Object.entries(needs).flatMap(([variable, others]) =>
    isMissing(variable) ? [] : others.filter(isMissing).map((other) => `${other} is missing: ${variable} needs it`),
  );
  return [...missing, ...unmet];
}

function connectionNames(): ConnectionName[] {
  return ['spacebring', 'w3lcome', 'resident'];
}
