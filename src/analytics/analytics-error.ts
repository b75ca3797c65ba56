/**
 * Exit statuses: success; failure; wrong usage; incomplete data, also when the command succeeded; stopped by a signal.
 */
export const EXIT = { done: 0, failed: 1, usage: 2, incomplete: 3, interrupted: 130 } as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command. The message is one line for the user: the problem, and what to do. */
export class AnalyticsError extends Error {
  override readonly name = 'AnalyticsError';
  readonly status: ExitStatus;

  constructor(message: string, status: ExitStatus = EXIT.failed) {
    super(message);
    this.status = status;
  }
}

export function usageError(message: string): AnalyticsError {
  return new AnalyticsError(message, EXIT.usage);
}
