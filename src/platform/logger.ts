import { type DestinationStream, destination, type LevelWithSilent, type Logger, pino } from 'pino';

const STDERR = 2;

/**
 * JSON lines on stderr, written at once so that the last ones before an exit are not lost. Nothing is redacted here:
 * what reaches the log are mapped errors, which hold no address, credential or personal data.
 */
export function createLogger(
  level: LevelWithSilent,
  stream: DestinationStream = destination({ dest: STDERR, sync: true }),
): Logger {
  return pino({ level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` }, stream);
}
