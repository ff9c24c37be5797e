import { expect, test } from 'vitest';
import type { Boundary } from './boundary.ts';
import { findBoundaries } from './find-boundaries.ts';
import type { RequestShape, Schema } from './request-document.ts';

function find(
  body: Schema,
  more: Partial<RequestShape> = {},
): { problems: readonly string[]; all: readonly Boundary[] } {
  const shape = { operation: 'images.generate', path: '/images', parameters: [], body, ...more };
  const { operations, problems } = findBoundaries({ shapes: [shape], document: {} });
  return { problems, all: operations.flatMap(({ variants }) => variants.flatMap(({ boundaries }) => boundaries)) };
}

const prompt = { type: 'string', maxLength: 3 };
const plain = { type: 'object', required: ['prompt'], properties: { prompt } };

const taken = (all: readonly Boundary[]): unknown[] => all.flatMap((one) => (one.refusedBy ? [] : (one.with ?? {})));

const refusals = (all: readonly Boundary[], keyword: string): string[] =>
  all.flatMap((one) =>
    one.refusedBy && one.keywords.includes(keyword)
      ? [`${one.at} ${JSON.stringify(one.with ?? one.without)} ${one.refusedBy.join()}`]
      : [],
  );

test('both sides of a border are found, as requests that are good but for it', () => {
  const { all, problems } = find(plain);
  expect(problems).toEqual([]);
  expect(taken(all)).toContainEqual({ prompt: '😀😀😀' });
  expect(refusals(all, 'maxLength')).toEqual([
    '/prompt {"prompt":"aaaa"} maxLength',
    '/prompt {"prompt":"😀😀😀😀"} maxLength',
  ]);
  expect(refusals(all, 'required')).toEqual(['/prompt ["prompt"] required']);
  expect(refusals(all, 'properties')).toEqual(['/stranger {"stranger":1} unknown-property']);
  expect(refusals(all, 'type')).toContain('/prompt {"prompt":null} type');
  expect(all.filter((one) => 'whole' in one).map(({ whole }) => whole)).toContain(null);
});

test('a keyword that is not known, or that nothing is found for, is a problem', () => {
  expect(find({ ...plain, minProperties: 1 }).problems).toEqual([
    'images.generate: all at "": the keyword minProperties is not known',
  ]);
  const isbn = { type: 'object', properties: { isbn: { type: 'string', format: 'isbn' } } };
  expect(find(isbn).problems).toEqual([
    'images.generate: all at "/isbn": no value that format takes',
    'images.generate: all at "/isbn": no value that format refuses',
  ]);
});

test('a null is taken where the document says so', () => {
  const { all } = find({ type: 'object', properties: { seed: { type: ['integer', 'null'], default: 7 } } });
  expect(taken(all)).toContainEqual({ seed: null });
  expect(taken(all)).toContainEqual({ seed: 7 });
  expect(refusals(all, 'type')).toContain('/seed {"seed":1.5} type');
});

test('places inside of lists, objects and branches are looked at', () => {
  const size = {
    anyOf: [
      { type: 'string', enum: ['square'] },
      { type: 'object', required: ['width'], properties: { width: { type: 'integer', minimum: 512 } } },
    ],
  };
  const urls = { type: 'array', minItems: 1, items: { type: 'string', pattern: '^https?:' } };
  const { all, problems } = find({ type: 'object', properties: { size, urls } });
  expect(problems).toEqual([]);
  expect(refusals(all, 'minimum')).toEqual(['/size/width {"size":{"width":511}} minimum']);
  expect(refusals(all, 'required')).toEqual(['/size/width {"size":{}} required']);
  expect(refusals(all, 'pattern')).toContain('/urls/0 {"urls":["http"]} pattern');
  expect(refusals(all, 'anyOf')).toContain('/size {"size":"of no branch at all"} enum,type,anyOf');
});

test('what a condition forbids is refused together, and each alone is taken', () => {
  const condition = { if: { required: ['image'] }, then: { properties: { ratio: false } } };
  const properties = { image: { type: 'string' }, ratio: { type: 'string' } };
  const { all, problems } = find({ type: 'object', properties, ...condition });
  expect(problems).toEqual([]);
  expect(refusals(all, 'if')).toEqual(['/ratio {"image":"a","ratio":"a"} not']);
  expect(taken(all)).toEqual(expect.arrayContaining([{ image: 'a' }, { ratio: 'a' }]));
});

test('each branch of a request is a variant, and its tag may be told as none of the tags', () => {
  const branch = (model: string): Schema => ({
    ...plain,
    required: ['model', 'prompt'],
    properties: { model: { const: model }, prompt },
  });
  const union = { oneOf: [branch('a'), branch('b')], discriminator: { propertyName: 'model' } };
  const { all, problems } = find(union);
  expect(problems).toEqual([]);
  expect(refusals(all, 'const')).toEqual([
    '/model {"model":"ax"} const,enum',
    '/model {"model":""} const,enum',
    '/model {"model":"A"} const,enum',
    '/model {"model":" a"} const,enum',
    '/model {"model":"bx"} const,enum',
    '/model {"model":""} const,enum',
    '/model {"model":"B"} const,enum',
    '/model {"model":" b"} const,enum',
  ]);
});

test('parameters are looked at beside the body; fields of the header hold no more than ASCII', () => {
  const parameters = [
    { name: 'id', in: 'path', required: true, schema: { type: 'string', minLength: 1 } },
    { name: 'etag', in: 'header', required: false, schema: { type: 'string' } },
  ] as const;
  const { all, problems } = find(plain, { parameters });
  expect(problems).toEqual([]);
  expect(refusals(all, 'required')).toEqual(['/prompt ["prompt"] required', '/id ["id"] required']);
  expect(refusals(all, 'minLength')).toEqual(['/id {"id":""} minLength']);
  expect(taken(all)).toContainEqual({ etag: 'a' });
  expect(JSON.stringify(taken(all))).not.toMatch(/"etag":"[^"]*😀/);
});
