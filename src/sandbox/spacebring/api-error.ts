/** An answer in the vendor's only error shape, `{message, type}`; the words of `type` are not documented. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly statusCode: number,
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

export function invalidRequest(message: string): ApiError {
  return new ApiError(400, 'validationError', message);
}

/** A request that is well formed but may not happen now (documented for no operation but as 400). */
export function refused(type: string, message: string): ApiError {
  return new ApiError(400, type, message);
}
