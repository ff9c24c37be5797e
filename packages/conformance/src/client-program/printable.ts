import { inspect } from 'node:util';
import { isRecord } from '../json/is-record.ts';
import { imagesOf, type Outcome } from './outcome.ts';
import type { Printed } from './protocol.ts';

/** Whatever a program could print of an outcome, as far as it holds one of the secrets. */
export function printable(outcome: Outcome, secrets: readonly string[]): Printed[] {
  const own = [...texts(outcome)].map(([place, text]) => ({ place, text }));
  const answer = [...printed('the result', resultOf(outcome))].map(([place, text]) => ({
    place,
    text,
    ofAnswer: true,
  }));
  return [...own, ...answer].filter(({ text }) => secrets.some((secret) => secret !== '' && text.includes(secret)));
}

function* texts(outcome: Outcome): Generator<readonly [place: string, text: string]> {
  yield* printed('the client', outcome.client);
  yield* printed('the images', imagesOf(outcome.result));
  for (const image of imagesOf(outcome.result) ?? []) yield ['an image as text', String(image)];
  yield* printed('the response', outcome.response);
  yield* printed('what is reported', [outcome.drift, outcome.progress, outcome.events]);
  yield* printed('what hooks are handed', outcome.hooks?.handed);
  yield ['the log', (outcome.log ?? []).join('\n')];
  const seen = new Set<unknown>();
  let error: unknown = outcome.failure?.error;
  for (let name = 'the error'; error !== undefined && !seen.has(error); name = `the cause of ${name}`) {
    seen.add(error);
    yield* printed(name, error);
    if (!(error instanceof Error)) return;
    yield [`the message of ${name}`, error.message];
    yield [`the stack of ${name}`, error.stack ?? ''];
    yield [`${name} as text`, String(error)];
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
function resultOf({ result }: Outcome): unknown {
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
