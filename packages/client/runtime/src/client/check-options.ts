import { longestTimer } from '../deadline/longest-timer.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { nearestName } from '../schema/nearest-name.ts';
import { isLogLevel, logLevels } from './log-levels.ts';
import type { CallOptions, ClientOptions, TaskOptions } from './options.ts';

/** What an option's value must be: a text for the message, and the test. */
type Rule = readonly [expected: string, holds: (value: unknown) => boolean];

/** Whose options are wrong, for the error. */
interface Place {
  readonly provider: string;
  readonly operation?: string | undefined;
}

const duration: Rule = ['a number of milliseconds above 0', (value) => typeof value === 'number' && value > 0];
const wait: Rule = ['a number of milliseconds, 0 or more', (value) => isFiniteNumber(value) && value >= 0];
const text: Rule = ['a string', (value) => typeof value === 'string'];
const callback: Rule = ['a function', (value) => typeof value === 'function'];
const record: Rule = ['an object', (value) => typeof value === 'object' && value !== null && !Array.isArray(value)];

const shared: Readonly<Record<keyof ClientOptions & keyof CallOptions, Rule>> = {
  deadline: duration,
  timeouts: ['{ connect, headers, body } in milliseconds above 0', members(['connect', 'headers', 'body'], duration)],
  retries: ['a whole number, 0 or more', (value) => Number.isInteger(value) && Number(value) >= 0],
  responseChecks: ["'report', 'strict' or 'off'", (value) => ['report', 'strict', 'off'].includes(String(value))],
  hooks: [
    'an array of functions',
    (value) => Array.isArray(value) && value.every((hook) => typeof hook === 'function'),
  ],
  polling: ['{ firstWait, every } in milliseconds', members(['firstWait', 'every'], wait)],
};

const clientRules: Readonly<Record<keyof ClientOptions, Rule>> = {
  ...shared,
  apiKey: text,
  baseUrl: text,
  server: text,
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

const callRules: Readonly<Record<keyof TaskOptions, Rule>> = {
  ...shared,
  signal: [
    'an AbortSignal',
    (value) => record[1](value) && typeof (value as AbortSignal).addEventListener === 'function',
  ], // duck-typed: signals of other realms count
  headers: [
    'an object of strings',
    (value) => record[1](value) && Object.values(Object(value)).every((one) => typeof one === 'string'),
  ],
  extraBody: record,
  clientRequestId: text,
  onProgress: callback,
};

/** @throws ConfigurationError for an option of the client that is unknown or has a value that it cannot have */
export function checkClientOptions(options: ClientOptions, place: Place): void {
  checkOptions(options, clientRules, place);
}

/** @throws ConfigurationError for an option of the call that is unknown or has a value that it cannot have */
export function checkCallOptions(options: TaskOptions, place: Place): void {
  checkOptions(options, callRules, place);
}

function checkOptions(options: object, rules: Readonly<Record<string, Rule>>, place: Place): void {
  if (!record[1](options)) throw wrongOption('The options must be an object.', place);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined) throw unknownOption({ name, known: Object.keys(rules) }, place);
    // The value is not repeated: it may be a key that got into the wrong place.
    if (!rule[1](value)) throw wrongOption(`The option ${name} must be ${rule[0]}.`, place);
  }
}

function unknownOption({ name, known }: { name: string; known: readonly string[] }, place: Place): ConfigurationError {
  const nearest = nearestName(name, known);
  const hint = nearest === undefined ? `Known options: ${known.join(', ')}.` : `Did you mean ${nearest}?`;
  return wrongOption(`Unknown option '${name.slice(0, 40)}'. ${hint}`, place);
}

function wrongOption(message: string, place: Place): ConfigurationError {
  return new ConfigurationError({ ...place, message, category: 'configuration', phase: 'configuration' });
}

function members(names: readonly string[], rule: Rule): (value: unknown) => boolean {
  return (value) =>
    record[1](value) &&
    Object.entries(Object(value)).every(([name, one]) => names.includes(name) && (one === undefined || rule[1](one)));
}

function isBackoff(value: unknown): boolean {
  if (!members(['first', 'most'], wait)(value)) return false;
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

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
