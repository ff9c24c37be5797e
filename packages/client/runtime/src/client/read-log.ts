import { ConfigurationError } from '../errors/configuration-error.ts';
import type { LogSettings } from '../telemetry/log.ts';
import { isLogLevel, logLevels } from './log-levels.ts';
import type { ClientOptions, Logger, LogLevel } from './options.ts';

const variable = 'LIMNER_LOG';

/**
 * Where a client's log lines go, by its options and the environment; undefined where none is asked for.
 * @throws ConfigurationError when the environment names a level that is none
 */
export function readLog({ logger, logLevel }: ClientOptions, provider: string): LogSettings | undefined {
  const level = logLevel ?? readLevel(provider) ?? (logger === undefined ? 'off' : 'info');
  return level === 'off' ? undefined : { logger: logger ?? standardError, level };
}

function readLevel(provider: string): LogLevel | undefined {
  const text = typeof process === 'undefined' ? undefined : process.env?.[variable]?.trim().toLowerCase();
  if (text === undefined || text === '') return undefined;
  if (isLogLevel(text)) return text;
  throw new ConfigurationError({
    message: `The environment variable ${variable} must be one of ${logLevels.join(', ')}, or not be set.`,
    category: 'configuration',
    provider,
    phase: 'configuration',
  });
}

/** All levels go to standard error: standard output belongs to the program. */
const standardError: Logger = {
  debug: (line) => console.error(line),
  info: (line) => console.error(line),
  warn: (line) => console.error(line),
  error: (line) => console.error(line),
};
