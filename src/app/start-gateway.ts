import type { Config } from '../config/config.js';
import type { Environment } from '../config/environment.js';
import { sandboxSourceConfigs } from '../config/load-config.js';
import { SOURCES, type Source } from '../domain/source/source.js';
import type { PhoneParser } from '../domain/text/phone-parser.js';
import { createEncryptor } from '../platform/encryptor.js';
import { createLogger } from '../platform/logger.js';
import { createPhoneParser } from '../platform/phone-parser.js';
import { SANDBOX_CREDENTIALS } from '../sandbox/kit/sandbox-settings.js';
import type { Sandbox } from '../sandbox/start-sandbox.js';
import { createServer } from '../server/create-server.js';
import type { ServerOptions } from '../server/server-options.js';
import { createResidentUpstream } from '../upstreams/resident-visits/index.js';
import { createSpacebringUpstream, type SpacebringDependencies } from '../upstreams/spacebring/index.js';
import type { Upstream } from '../upstreams/upstream.js';
import { createW3lcomeUpstream } from '../upstreams/w3lcome/index.js';
import { createAuthentication, warnOfOpenAccess } from './authentication.js';
import { divideQuota } from './divide-quota.js';
import { openObservation } from './observation.js';
import { openSharedState } from './shared-state.js';
import { type GatewayContext, startEmbeddedSandbox, warnOfMadeUpData } from './start-sandbox.js';

type SourceConfigs = Pick<Config, 'spacebring' | 'w3lcome' | 'resident'>;

export interface Gateway {
  /** e.g. `http://127.0.0.1:4000` */
  readonly address: string;
  readonly isSandbox: boolean;
  /** Base address of every configured source. */
  readonly sourceAddresses: Partial<Readonly<Record<Source, string>>>;
  /** Warnings for the operator, printed at the start. */
  readonly warnings: readonly string[];
  /** Address of the separate port of `/metrics`; null = it has none. */
  readonly metricsAddress: string | null;
  /** Denies readiness and closes connections with their next answers, for SHUTDOWN_DELAY_MS. */
  drain(): Promise<void>;
  /** Lets running requests finish; the sandbox closes last. */
  close(): Promise<void>;
}

/**
 * Composes all layers and listens. `config` was loaded from `environment`; a worker gets `context` from its
 * primary.
 */
export async function startGateway(
  config: Config,
  environment: Environment,
  context?: GatewayContext,
): Promise<Gateway> {
  const logger = createLogger(config.logLevel);
  const warn = (message: string) => logger.warn(message);
  const authenticate =
    context?.authenticate ?? (await createAuthentication(config.auth, (message) => logger.error(message)));
  const { clock, sandbox } = context ?? (await startEmbeddedSandbox(config.sandbox));
  const isSandbox = sandbox !== null;
  const shares = { workers: config.workers, isCountShared: config.redisUrl !== null && !isSandbox };
  const configs = divideQuota(isSandbox ? sandboxConfigs(environment, sandbox) : config, shares);
  const observation = await openObservation(config, { logger, shareMetrics: context?.shareMetrics });
  const shared = await openState(config, { sandbox, configs, clock, warn });
  const phoneParser = createPhoneParser();
  const dependencies = { phoneParser, clock, warn, ...shared.ofUpstreams, observer: observation.upstreams };
  const upstreams = createUpstreams(configs, dependencies);
  observation.watchSources(upstreams);
  const server = await createServer({
    settings: { ...config, ...shared.settings, isSandbox },
    sources: upstreams,
    environment: toListEnvironment(config, createPhoneCandidates(phoneParser, configs)),
    clock,
    logger,
    authenticate,
    observer: observation.server,
    metrics: observation.metrics,
    ...shared.ofServer,
  });
  const closeAll = async () => {
    await server.close();
    await observation.close();
    await shared.close();
    await sandbox?.close();
  };
  const address = await server.listen({ host: config.host, port: config.port }).catch(async (error: unknown) => {
    await closeAll();
    throw error;
  });
  return {
    address,
    isSandbox,
    sourceAddresses: addressesOf(configs),
    warnings: [...shared.warnings, ...warnOfOpenAccess(config), ...warnOfMadeUpData(config)],
    metricsAddress: observation.metricsAddress,
    drain: () => server.drain(config.shutdownDelayMs),
    close: closeAll,
  };
}

interface StateContext extends Pick<GatewayContext, 'clock' | 'sandbox'> {
  readonly configs: SourceConfigs;
  readonly warn: (message: string) => void;
}

/** Made-up data of a sandbox must not be shared. */
function openState(config: Config, { sandbox, configs, clock, warn }: StateContext) {
  const isSandbox = sandbox !== null;
  return openSharedState(config, {
    redisUrl: isSandbox ? null : config.redisUrl,
    durableRedisUrl: isSandbox ? null : config.durableRedisUrl,
    userToken: configs.spacebring?.userToken ?? null,
    isSandbox,
    clock,
    warn,
  });
}

function toListEnvironment(
  { secret, visitsMaxRangeDays }: Config,
  phoneCandidates: ServerOptions['environment']['phoneCandidates'],
): ServerOptions['environment'] {
  return { encryptor: createEncryptor(secret), visitsMaxRangeDays, phoneCandidates };
}

function sandboxConfigs(environment: Environment, sandbox: Sandbox): SourceConfigs {
  const { spacebring, w3lcome, resident } = SANDBOX_CREDENTIALS;
  return sandboxSourceConfigs(environment, {
    spacebring: {
      url: sandbox.spacebring.url,
      clientId: spacebring.clientId,
      clientSecret: spacebring.clientSecret,
      networkId: spacebring.networkId,
      userToken: { refreshToken: spacebring.refreshToken, tokenUrl: sandbox.spacebring.tokenUrl, tokenFile: null },
    },
    w3lcome: { url: sandbox.w3lcome.url, token: w3lcome.token },
    resident: { url: sandbox.resident.url, username: resident.username, password: resident.password },
  });
}

function createUpstreams(configs: SourceConfigs, dependencies: SpacebringDependencies): Upstream[] {
  const { spacebring, w3lcome, resident } = configs;
  return [
    spacebring && createSpacebringUpstream(spacebring, dependencies),
    w3lcome && createW3lcomeUpstream(w3lcome, dependencies),
    resident && createResidentUpstream(resident, dependencies),
  ].filter((upstream) => upstream !== null);
}

/** A number without a country code may belong to any of the sources' countries. */
function createPhoneCandidates(parser: PhoneParser, { spacebring, w3lcome, resident }: SourceConfigs) {
  const countries = [spacebring, w3lcome, resident].map((config) => config?.defaultCountry ?? null);
  return (text: string): readonly string[] => {
    const numbers = countries.map((country) => parser.toE164(text, country));
    return [...new Set(numbers.filter((number) => number !== null))];
  };
}

function addressesOf({ spacebring, w3lcome, resident }: SourceConfigs): Gateway['sourceAddresses'] {
  const addresses = { SPACEBRING: spacebring?.url, W3LCOME: w3lcome?.url, RESIDENT: resident?.url };
  return Object.fromEntries(SOURCES.flatMap((source) => (addresses[source] ? [[source, addresses[source]]] : [])));
}
