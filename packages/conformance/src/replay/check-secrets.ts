import { inspect } from 'node:util';
import { isRecord } from './compare-values.ts';
import { imagesOf, type Outcome } from './outcome.ts';

/** What may not be printed. */
export interface Secrets {
  /** May show nowhere: the key, and what the case names. */
  readonly everywhere: readonly string[];
  /** May show in a result that is the provider's own answer: signatures of its addresses. */
  readonly butInAnswers: readonly string[];
}

/** Finds secrets in whatever a program could print of an outcome. One line for each place that shows one. */
export function checkSecrets({ everywhere, butInAnswers }: Secrets, outcome: Outcome): string[] {
  const shows = (text: string, secrets: readonly string[]): boolean =>
    secrets.some((secret) => secret !== '' && text.includes(secret));
  const own = [...everywhere, ...butInAnswers];
  const places = [
    ...[...printable(outcome)].flatMap(([place, text]) => (shows(text, own) ? [place] : [])),
    ...[...printed('the result', resultOf(outcome))].flatMap(([place, text]) =>
      shows(text, everywhere) ? [place] : [],
    ),
  ];
  return [...new Set(places)].map((place) => `a secret shows in ${place}`);
}

function* printable(outcome: Outcome): Generator<readonly [place: string, text: string]> {
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
