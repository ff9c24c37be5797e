import {
  callback,
  checkOptions,
  type Place,
  polling,
  type Rule,
  record,
  sharedRules,
  text,
  texts,
} from './option-rules.ts';
import type { CallOptions, TaskOptions } from './options.ts';

const callRules: Readonly<Record<keyof CallOptions, Rule>> = {
  ...sharedRules,
  signal: [
    'an AbortSignal',
    (value) => record[1](value) && typeof (value as AbortSignal).addEventListener === 'function',
  ], // duck-typed: signals of other realms count
  headers: texts,
  extraBody: record,
  clientRequestId: text,
};

const taskRules: Readonly<Record<keyof TaskOptions, Rule>> = { ...callRules, polling, onProgress: callback };

/** @throws ConfigurationError for an option of the call that is unknown or has a value that it cannot have */
export function checkCallOptions(options: CallOptions, place: Place): void {
  checkOptions(options, callRules, place);
}

/** @throws ConfigurationError for an option of the task that is unknown or has a value that it cannot have */
export function checkTaskOptions(options: TaskOptions, place: Place): void {
  checkOptions(options, taskRules, place);
}
