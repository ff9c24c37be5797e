import { inspect } from 'node:util';
import { isRecord } from './compare-values.ts';
import { imagesOf, type Outcome } from './outcome.ts';

/** Finds secrets in whatever a program could print of an outcome. One line for each place that shows one. */
export function checkSecrets(secrets: readonly string[], outcome: Outcome): string[] {
  const places = [...printable(outcome)].flatMap(([place, text]) =>
    secrets.some((secret) => secret !== '' && text.includes(secret)) ? [place] : [],
  );
  return [...new Set(places)].map((place) => `a secret shows in ${place}`);
}

function* printable(outcome: Outcome): Generator<readonly [place: string, text: string]> {
  yield* printed('the client', outcome.client);
  yield* printed('the result', withoutBody(outcome.result));
  yield* printed('what is reported', [outcome.drift, outcome.progress]);
  const seen = new Set<unknown>();
  let error: unknown = outcome.failure?.error;
  for (let name = 'the error'; error !== undefined && !seen.has(error); name = `the cause of ${name}`) {
    seen.add(error);
    yield* printed(name, error);
    if (!(error instanceof Error)) return;
    yield [`the message of ${name}`, error.message];
    yield [`the stack of ${name}`, error.stack ?? ''];
    error = error.cause;
  }
}

function* printed(name: string, value: unknown): Generator<readonly [place: string, text: string]> {
  if (value === undefined) return;
  yield [`${name} as text`, typeof value === 'object' && value !== null ? '' : String(value)];
  yield [`${name} as JSON`, asJson(value)];
  yield [
    `${name} as inspected`,
    inspect(value, { depth: 10, showHidden: true, maxStringLength: null, maxArrayLength: null }),
  ];
}

/** The body of an image result is the provider's own answer, untouched: what stands in it is not ours to hide. */
function withoutBody(result: unknown): unknown {
  return imagesOf(result) && isRecord(result) ? { ...result, body: undefined } : result;
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    // Circular or with a bigint: it cannot be printed this way, by anybody.
    return '';
  }
}
