import { longestTimer } from '../deadline/longest-timer.ts';
import { isLogLevel, logLevels } from './log-levels.ts';
import {
  callback,
  checkOptions,
  isFiniteNumber,
  isWait,
  members,
  type Place,
  polling,
  type Rule,
  record,
  sharedRules,
  text,
  texts,
} from './option-rules.ts';
import type { ClientOptions } from './options.ts';

const clientRules: Readonly<Record<keyof ClientOptions, Rule>> = {
  ...sharedRules,
  polling,
  apiKey: text,
  credentials: texts,
  baseUrl: text,
  server: text,
  serverVariables: texts,
  backoff: ['{ first, most } in milliseconds, most no less than first', isBackoff],
  onDrift: callback,
  maxResponseBytes: ['a number of bytes above 0', (value) => typeof value === 'number' && value > 0],
  transport: ['an object with send() and close()', methods(['send', 'close'])],
  dispatcher: ['an undici dispatcher: an object with dispatch()', methods(['dispatch'])],
  concurrency: ['a whole number above 0', isCount],
  rateLimit: ['{ requests, per }: a whole number above 0, and milliseconds from 1 to 2147483647', isRateLimit],
  logger: ['an object with debug(), info(), warn() and error()', methods(['debug', 'info', 'warn', 'error'])],
  logLevel: [`one of ${logLevels.join(', ')}`, isLogLevel],
  dangerouslyAllowBrowser: ['true or false', (value) => typeof value === 'boolean'],
};

/** @throws ConfigurationError for an option of the client that is unknown or has a value that it cannot have */
export function checkClientOptions(options: ClientOptions, place: Place): void {
  checkOptions(options, clientRules, place);
}

function isBackoff(value: unknown): boolean {
  if (!members(['first', 'most'], isWait)(value)) return false;
  const { first, most } = value as { first?: number; most?: number }; // just checked
  return first === undefined || most === undefined || most >= first;
}

function methods(names: readonly string[]): (value: unknown) => boolean {
  return (value) => {
    const object = Object(value) as Record<string, unknown>; // an object of any kind, read as unknown
    return names.every((name) => typeof object[name] === 'function');
  };
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function isRateLimit(value: unknown): boolean {
  if (!record[1](value)) return false;
  const { requests, per, ...rest } = value as { requests?: unknown; per?: unknown }; // just checked
  return isCount(requests) && isFiniteNumber(per) && per >= 1 && per <= longestTimer && Object.keys(rest).length === 0;
}
