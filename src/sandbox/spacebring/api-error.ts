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

/** A well-formed request that the state does not allow; the vendor documents only status 400 for it. */
export function refused(type: string, message: string): ApiError {
  return new ApiError(400, type, message);
}
