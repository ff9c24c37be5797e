import { expect, it } from 'vitest';
import { asObject, type JsonObject } from '../src/json.ts';
import { largeDocument } from './large-document.ts';
import { recursiveDocument } from './recursive-document.ts';
import { syntheticDocument } from './synthetic-document.ts';

const operationsOf = (document: JsonObject): number =>
  Object.values(asObject(document.paths)).flatMap((item) => Object.keys(asObject(item))).length;
const schemasOf = (document: JsonObject): string[] => Object.keys(asObject(asObject(document.components).schemas));

/** References to schemas that the document does not have. */
function dangling(document: JsonObject): string[] {
  const known = new Set(schemasOf(document).map((name) => `#/components/schemas/${name}`));
  const found = JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g);
  return [...found].map(([, target = '']) => target).filter((target) => !known.has(target));
}

for (const operations of [1, 10, 100, 1000, 3000]) {
  it(`has exactly ${operations} operations, and every schema it refers to`, () => {
    const document = syntheticDocument({ operations });
    expect(operationsOf(document)).toBe(operations);
    expect(dangling(document)).toEqual([]);
  });
}

it('is the same on every run', () => {
  expect(JSON.stringify(syntheticDocument({ operations: 30 }))).toBe(
    JSON.stringify(syntheticDocument({ operations: 30 })),
  );
});

it('has 561 schemas of which each reaches each', () => {
  const document = recursiveDocument();
  expect(schemasOf(document).length).toBeGreaterThanOrEqual(561);
  expect(dangling(document)).toEqual([]);
});

it('has about 13 MB and 1,200 operations where it stands for the largest public documents', () => {
  const document = largeDocument();
  expect(operationsOf(document)).toBe(1200);
  expect(dangling(document)).toEqual([]);
  const megabytes = JSON.stringify(document, null, 2).length / 1e6;
  expect(megabytes).toBeGreaterThan(12.5);
  expect(megabytes).toBeLessThan(14);
});
