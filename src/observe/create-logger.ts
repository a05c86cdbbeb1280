import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';

/** Structured log lines on standard error: ids and durations, never the contents of messages, never a token. */
export type Logger = PinoLogger;

export function createLogger(level: 'debug' | 'info' | 'warn' | 'error' | 'silent', destination: DestinationStream = pino.destination({ fd: 2, sync: true })): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths: ['token', '*.token', 'authorization', '*.authorization'], remove: true } }, destination);
}
