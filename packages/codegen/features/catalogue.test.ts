import { expect, it } from 'vitest';
import { readCatalogue } from './read-catalogue.ts';

const features = readCatalogue();

it('has the 127 features that the peers were measured by, each under a name of its own', () => {
  expect(new Set(features.map(({ feature }) => feature)).size).toBe(127);
});

it('says 105 of them in OpenAPI 3.0 too', () => {
  expect(features.filter(({ only31 }) => !only31)).toHaveLength(105);
});

it('gives each schema that is referred to a name of its own', () => {
  const names = features.flatMap(({ components = {} }) => Object.keys(components));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

for (const { feature, schema, accept, reject } of features) {
  it(`has a schema and values to accept and to reject for ${feature}`, () => {
    expect(schema).toBeTypeOf('object');
    expect(accept.length).toBeGreaterThan(0);
    expect(reject.length).toBeGreaterThan(0);
  });
}
