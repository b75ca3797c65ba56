/** The settings of one sandbox; main maps the configuration to them. */
export interface SandboxSettings {
  readonly seed: string;
  readonly visits: number;
  readonly spacebringRequestsPerSecond: number;
  /** First of three ports; null = free ones. */
  readonly port: number | null;
  readonly w3lcomeAuth: 'strict' | 'lenient';
  /** File of the accepted writes, for restarts with the same seed and visits; null = writes end with the process. */
  readonly stateFile: string | null;
  /** The sandbox's "now": shared with the gateway, may be frozen. */
  readonly clock: { now(): Date };
}

/** The fixed, printed credentials of the sandbox. */
export const SANDBOX_CREDENTIALS = {
  spacebring: {
    clientId: 'sandbox-client',
    clientSecret: 'sandbox-secret',
    networkId: '5ac3b219-0000-4000-8000-000000000001',
    refreshToken: 'sandbox-refresh-token',
    tokenPath: '/api/oauth2/token',
  },
  w3lcome: { token: 'c2FuZGJveC10b2tlbg==' },
  resident: { username: 'sandbox', password: 'sandbox-password' },
} as const;

/** The zones of W3lcome's account and of the residents' communities. */
export const SANDBOX_ZONES = { w3lcome: 'America/Sao_Paulo', resident: 'America/Mexico_City' } as const;
