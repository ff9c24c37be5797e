import { callback, checkOptions, type Place, type Rule, record, sharedRules, text } from './option-rules.ts';
import type { TaskOptions } from './options.ts';

const callRules: Readonly<Record<keyof TaskOptions, Rule>> = {
  ...sharedRules,
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

/** @throws ConfigurationError for an option of the call that is unknown or has a value that it cannot have */
export function checkCallOptions(options: TaskOptions, place: Place): void {
  checkOptions(options, callRules, place);
}
