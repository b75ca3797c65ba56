import { type Environment, isSet } from './environment.js';

/** The variables that connect a source, as opposed to those that tune it. One that is set asks for all required ones. */
interface Connection {
  readonly title: string;
  readonly variables: readonly string[];
  readonly required: readonly string[];
  /** Variables that mean nothing without others. */
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

/** What half-configured sources, and the gateway beside real ones, still miss. */
export function findMissingVariables(environment: Environment): string[] {
  const problems = connectedSources(environment).flatMap((name) => findMissing(environment, CONNECTIONS[name]));
  if (hasRealSource(environment) && !isSet(environment, 'GATEWAY_SECRET')) {
    problems.push('GATEWAY_SECRET is missing: it is required with real sources');
  }
  if (isSet(environment, 'REDIS_DURABLE_URL') && !isSet(environment, 'REDIS_URL')) {
    problems.push('REDIS_URL is missing: REDIS_DURABLE_URL keeps a part of it elsewhere');
  }
  return problems;
}

/** Sandbox settings that real sources would silently ignore. */
export function findIdleSandboxVariables(environment: Environment): string[] {
  if (!hasRealSource(environment)) return [];
  return Object.keys(environment)
    .filter((name) => name.startsWith('SANDBOX_') && isSet(environment, name))
    .map((name) => `${name} has no effect where a real source is configured`);
}

/** Invented people must never be taken for real ones: in production they are shown only where that is asked for. */
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
