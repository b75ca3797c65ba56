export interface ContractRequest {
  readonly method: string;
  /** Without query string. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>> | URLSearchParams;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string | string[] | undefined>>;
  /** Parsed JSON; undefined = no body. */
  readonly body?: unknown;
}

export interface ContractResponse {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Parsed JSON; undefined or '' = no body. */
  readonly body?: unknown;
}
