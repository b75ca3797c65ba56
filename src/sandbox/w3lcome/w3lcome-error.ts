/** The vendor documents a status for NOT_FOUND only; the others are those that fit the code. */
const STATUSES: Readonly<Record<string, number>> = {
  UNAUTHORIZED: 401,
  BLACKLIST_DISABLED: 403,
  NOT_FOUND: 404,
  MISSING_NOT_FOUND: 404,
  INTERNAL: 500,
};

/** Answered as `{"type": "<type>"}`. */
export class W3lcomeError extends Error {
  override readonly name = 'W3lcomeError';
  readonly status: number;

  constructor(readonly type: string) {
    super(type);
    this.status = STATUSES[type] ?? 400;
  }
}

const TYPES_BY_STATUS: Readonly<Record<number, string>> = {
  401: 'UNAUTHORIZED',
  404: 'NOT_FOUND',
  429: 'TOO_MANY_REQUESTS',
};

export function renderW3lcomeError(status: number): { contentType: string; body: string } {
  const type = TYPES_BY_STATUS[status] ?? (status < 500 ? 'INVALID_REQUEST' : 'INTERNAL');
  return { contentType: 'application/json; charset=utf-8', body: JSON.stringify({ type }) };
}
