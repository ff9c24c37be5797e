/** A document of 13 MB with 1,200 operations, the size of the largest public ones. */
import { asObject, type JsonObject } from '../src/json.ts';
import { syntheticDocument } from './synthetic-document.ts';
import { memberName } from './words.ts';

/** As large when written with two spaces; half of it examples, as there. */
export function largeDocument(): JsonObject {
  const document = syntheticDocument({ operations: 1200, members: 14 });
  const operations = Object.values(asObject(document.paths)).flatMap((item) => Object.values(asObject(item)));
  for (const [index, operation] of operations.entries()) addExamples(asObject(operation), index);
  return document;
}

function addExamples(operation: JsonObject, index: number): void {
  operation.description = `${prose(index, 12)}\n\n${prose(index + 1, 12)}`;
  for (const [status, response] of Object.entries(asObject(operation.responses))) {
    if (!status.startsWith('2')) continue;
    for (const media of Object.values(asObject(asObject(response).content))) {
      asObject(media).examples = { default: { summary: 'An answer.', value: example(index, 6) } };
    }
  }
}

function example(index: number, items: number): JsonObject {
  const entries = Array.from({ length: 15 }, (_, at) => [memberName(at), `${memberName(index + at)} ${index}`]);
  const flat: JsonObject = Object.fromEntries(entries);
  return { ...flat, items: Array.from({ length: items }, () => ({ ...flat })) };
}

function prose(index: number, words: number): string {
  const sentence = Array.from({ length: words }, (_, at) => memberName(index + at).replace('_', ' ')).join(', ');
  return `Tells of ${sentence}. See [the guide](https://docs.synthetic.test/${index}).`;
}
