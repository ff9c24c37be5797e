import { ConfigurationError } from '../errors/configuration-error.ts';
import { nearestName } from '../schema/nearest-name.ts';
import type { CallOptions, ClientOptions } from './options.ts';

/** What an option's value must be: a text for the message, and the test. */
export type Rule = readonly [expected: string, holds: (value: unknown) => boolean];

/** Whose options are wrong, for the error. */
export interface Place {
  readonly provider: string;
  readonly operation?: string | undefined;
}

/** A time that passes. */
export const duration: Rule = ['a number of milliseconds above 0', (value) => typeof value === 'number' && value > 0];
/** A text. */
export const text: Rule = ['a string', (value) => typeof value === 'string'];
/** A listener. */
export const callback: Rule = ['a function', (value) => typeof value === 'function'];
/** An object that is no array. */
export const record: Rule = [
  'an object',
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
];

/** Texts by name. */
export const texts: Rule = [
  'an object of strings',
  (value) => record[1](value) && Object.values(Object(value)).every((one) => typeof one === 'string'),
];

/** The pace of polls. */
export const polling: Rule = ['{ firstWait, every, timeout } in milliseconds, timeout above 0', isPolling];

/** The rules of what both a client and a call can be given. */
export const sharedRules: Readonly<Record<keyof ClientOptions & keyof CallOptions, Rule>> = {
  deadline: duration,
  timeouts: [
    '{ connect, headers, body, attempt } in milliseconds above 0',
    members(['connect', 'headers', 'body', 'attempt'], duration[1]),
  ],
  retries: ['a whole number, 0 or more', (value) => Number.isInteger(value) && Number(value) >= 0],
  responseChecks: ["'report', 'strict' or 'off'", (value) => ['report', 'strict', 'off'].includes(String(value))],
  hooks: [
    'an array of functions',
    (value) => Array.isArray(value) && value.every((hook) => typeof hook === 'function'),
  ],
};

/** @throws ConfigurationError for an option that no rule is for, or whose value breaks its rule */
export function checkOptions(options: object, rules: Readonly<Record<string, Rule>>, place: Place): void {
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

/** For an object that has no other members than these, each by the same test. */
export function members(names: readonly string[], holds: Rule[1]): Rule[1] {
  return (value) =>
    record[1](value) &&
    Object.entries(Object(value)).every(([name, one]) => names.includes(name) && (one === undefined || holds(one)));
}

/** Whether a value is a number that one can count with. */
export function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

/** Whether a value is a time that may be none. */
export function isWait(value: unknown): boolean {
  return isFiniteNumber(value) && value >= 0;
}

function isPolling(value: unknown): boolean {
  if (!record[1](value)) return false;
  const { timeout, ...waits } = value as { timeout?: unknown }; // just checked
  return (timeout === undefined || duration[1](timeout)) && members(['firstWait', 'every'], isWait)(waits);
}
