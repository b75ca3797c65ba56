import { type DestinationStream, destination, type LevelWithSilent, type Logger, pino } from 'pino';

const STDERR = 2;

/**
 * JSON lines on stderr, written synchronously so that an exit loses none. Nothing is redacted here: logged errors are mapped,
 * and contain no address, credential or personal data.
 */
export function createLogger(
  level: LevelWithSilent,
  stream: DestinationStream = destination({ dest: STDERR, sync: true }),
): Logger {
  return pino({ level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` }, stream);
}
