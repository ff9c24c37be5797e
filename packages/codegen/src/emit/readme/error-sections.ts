/** What can fail: first what to do about it by class of error, then the whole contract. */
import { type ErrorRowSpec, list } from '../../model/match-error-row.ts';
import type { ClientModel } from '../../model/model.ts';
import { code, table } from '../markdown.ts';
import { advice, type ErrorKind } from './advice.ts';

/** The sections about errors of a provider with an error contract. */
export function errorSections(model: ClientModel): string[] {
  return [
    '## Errors',
    'Every error is a `LimnerError` and tells `category`, `status`, `code`, `requestId`, `retryable`, `billable`, `sent` and `attempts`. What is safe to send again was sent again before you see it.',
    adviceTable(model),
    '`ValidationError` and `ConfigurationError` come before anything is sent and cost nothing: the message names the place. `AbortedError` is your own signal.',
    '### The whole contract',
    'First match wins. "sent again": `if-unsent` means only when the request surely did not reach the provider, or when it is a read. In parentheses stands how a row is known that no page states plainly.',
    table(['answer', 'error', 'sent again', 'billed'], model.spec.errors.map(contractRow)),
  ];
}

/** What to do about each class of errors that a client can meet, with all that its rows of the contract allow. */
export function adviceTable(model: ClientModel): string {
  const byClass = Map.groupBy(model.spec.errors, (row) => row.then.class);
  const rows = Object.entries(advice).flatMap(([name, what]) => {
    const rules = byClass.get(name as ErrorKind)?.map(({ then }) => then); // `advice` has the kinds and nothing else
    if (!rules) return [];
    const again = ['never', 'if-unsent', 'always'].filter((word) => rules.some(({ retry }) => retry === word));
    const billed = ['no', 'maybe', 'yes'].filter((word) => rules.some(({ billable }) => billable === word));
    return [[code(`${name}Error`), what.replace('{key}', keyWords(model)), again.join(', '), billed.join(', ')]];
  });
  return table(['error', 'what to do', 'sent again', 'billed'], rows);
}

function keyWords({ security, spec }: ClientModel): string {
  const [only, ...others] = Object.values(security?.schemes ?? {});
  if (others.length > 0) return 'what `credentials` gives';
  return `the key in ${code(only?.env ?? spec.auth.env)} or \`apiKey\``;
}

function contractRow(row: ErrorRowSpec): string[] {
  const { retry, billable } = row.then;
  const isPlain = row.evidence === undefined || row.evidence === 'documented';
  const when = isPlain ? whenWords(row) : `${whenWords(row)} (${row.evidence})`;
  return [when, code(`${row.then.class}Error`), retry, billable];
}

function whenWords({ when: { status, operation, body, transport, task } }: ErrorRowSpec): string {
  const parts = [
    status === undefined ? '' : list(status).join(', '),
    operation === undefined ? '' : `from ${list(operation).map(code).join(', ')}`,
    ...Object.entries(body ?? {}).map(
      ([pointer, predicate]) => `${code(pointer || 'body')} ${predicateWords(predicate)}`,
    ),
    transport === undefined ? '' : list(transport).join(', '),
    task === undefined ? '' : `task ${task}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'anything else' : parts.join('; ');
}

function predicateWords(predicate: NonNullable<ErrorRowSpec['when']['body']>[string]): string {
  return Object.entries(predicate)
    .map(([kind, value]) => (kind === 'exists' ? (value ? 'is there' : 'is absent') : `${kind} ${code(asText(value))}`))
    .join(', ');
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
