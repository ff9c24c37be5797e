import { describe, expect, it } from 'vitest';
import { asObject, type Json, type JsonObject } from '../../json.ts';
import { collectFiles, documentWith, told } from '../../testing/collect-files.ts';

const schemasOf = (document: JsonObject): JsonObject => asObject(asObject(document.components).schemas);

async function schemasFrom(files: Readonly<Record<string, unknown>>): Promise<JsonObject> {
  const { document, diagnostics } = await collectFiles(files);
  expect(told(diagnostics)).toEqual([]);
  return schemasOf(document);
}

const operation = (parts: Record<string, unknown>): Record<string, unknown> => ({
  ...documentWith({}),
  paths: { '/x': { get: parts } },
});

function parametersOf(document: JsonObject): Json | undefined {
  return asObject(asObject(asObject(document.paths)['/x']).get).parameters;
}

describe('references to schemas', () => {
  it('lead to a name, from whatever file', async () => {
    const schemas = await schemasFrom({
      'api.json': documentWith({ Box: { items: { $ref: 'schemas/pet.yaml' } } }),
      'schemas/pet.yaml': 'properties: { owner: { $ref: "../owner.json#/$defs/Owner" } }',
      'owner.json': { $defs: { Owner: { type: 'string' } } },
    });
    expect(schemas).toEqual({
      Box: { items: { $ref: '#/components/schemas/pet' } },
      pet: { properties: { owner: { $ref: '#/components/schemas/Owner' } } },
      Owner: { type: 'string' },
    });
  });

  it('may lead into the middle of a schema, which then has one name for all', async () => {
    const A = { properties: { b: { type: 'string' } } };
    const schemas = await schemasFrom({
      'api.json': documentWith({ A, C: { $ref: '#/components/schemas/A/properties/b' } }),
    });
    expect(schemas).toEqual({
      A: { properties: { b: { $ref: '#/components/schemas/C' } } },
      C: { type: 'string' },
    });
  });

  it('lead through the reference that stands in their way', async () => {
    const schemas = await schemasFrom({
      'api.json': documentWith({
        A: { $ref: '#/components/schemas/B' },
        B: { properties: { x: { title: 'Ex', type: 'null' } } },
        C: { items: { $ref: '#/components/schemas/A/properties/x' } },
      }),
    });
    expect(schemas.C).toEqual({ items: { $ref: '#/components/schemas/Ex' } });
  });

  it('are decoded: a key may be any text', async () => {
    const schemas = await schemasFrom({
      'api.json': documentWith({
        'a/b ~é': { type: 'string' },
        C: { items: { $ref: '#/components/schemas/a~1b%20~0%C3%A9' } },
      }),
    });
    expect(schemas.C).toEqual({ items: { $ref: '#/components/schemas/a~1b%20~0%C3%A9' } });
  });

  it('keep what stands beside them in 3.1', async () => {
    const schemas = await schemasFrom({
      'api.json': documentWith({ A: { type: 'string' }, B: { $ref: '#/components/schemas/A', maxLength: 3 } }),
    });
    expect(schemas.B).toEqual({ $ref: '#/components/schemas/A', maxLength: 3 });
  });

  it('follow $id, $anchor and $defs, which are then gone', async () => {
    const schemas = await schemasFrom({
      'api.json': documentWith({
        A: {
          $id: 'https://acme.test/a',
          $defs: { name: { $anchor: 'name', type: 'string' } },
          properties: { one: { $ref: '#name' }, two: { $ref: '#/$defs/name' }, all: { $ref: '#' } },
        },
        B: { items: { $ref: 'https://acme.test/a#name' } },
      }),
    });
    const name = { $ref: '#/components/schemas/name' };
    expect(schemas.A).toEqual({ properties: { one: name, two: name, all: { $ref: '#/components/schemas/A' } } });
    expect(schemas.B).toEqual({ items: name });
  });

  it('mean the document by #/components even in a schema with an $id', async () => {
    const schemas = await schemasFrom({
      'api.json': documentWith({ A: { $id: 'A', items: { $ref: '#/components/schemas/B' } }, B: {} }),
    });
    expect(schemas.A).toEqual({ items: { $ref: '#/components/schemas/B' } });
  });

  it('read $recursiveRef as the enclosing schema with the anchor, and say so', async () => {
    const { document, diagnostics } = await collectFiles({
      'api.json': documentWith({ A: { $recursiveAnchor: true, items: { $recursiveRef: '#' } } }),
    });
    expect(schemasOf(document)).toEqual({ A: { items: { $ref: '#/components/schemas/A' } } });
    expect(told(diagnostics)).toEqual(['document-repaired api.json#/components/schemas/A/items/$recursiveRef']);
  });

  it('read $dynamicRef as $ref where one schema alone can be meant', async () => {
    const A = { $dynamicAnchor: 'node', items: { $dynamicRef: '#node' } };
    const one = await collectFiles({ 'api.json': documentWith({ A }) });
    expect(schemasOf(one.document)).toEqual({ A: { items: { $ref: '#/components/schemas/A' } } });
    const two = await collectFiles({ 'api.json': documentWith({ A, B: { $id: 'B', $dynamicAnchor: 'node' } }) });
    expect(told(two.diagnostics)).toEqual(['unsupported-schema api.json#/components/schemas/A/items/$dynamicRef']);
  });

  it('stand in the mappings of discriminators too, by name, pointer or file', async () => {
    const schemas = await schemasFrom({
      'api.json': documentWith({
        Pet: {
          oneOf: [{ $ref: '#/components/schemas/Cat' }],
          discriminator: { propertyName: 'kind', mapping: { c: 'Cat', d: '#/components/schemas/Cat', e: 'dog.json' } },
        },
        Cat: {},
      }),
      'dog.json': { type: 'object' },
    });
    expect(schemas.Pet).toMatchObject({
      discriminator: {
        mapping: { c: '#/components/schemas/Cat', d: '#/components/schemas/Cat', e: '#/components/schemas/dog' },
      },
    });
  });

  it('in data, or as the name of a property, are none', async () => {
    const A = { properties: { $ref: { type: 'string' } }, default: { $ref: '#/no' }, enum: [{ $ref: '#/no' }] };
    expect(await schemasFrom({ 'api.json': documentWith({ A }) })).toEqual({ A });
  });

  it('get names that do not hang on the order of the document', async () => {
    const files = { 'a.json': { x: { type: 'string' } }, 'b.json': { x: { type: 'number' } } };
    const [A, B] = [{ items: { $ref: 'a.json#/x' } }, { items: { $ref: 'b.json#/x' } }];
    const forth = await schemasFrom({ 'api.json': documentWith({ A, B }), ...files });
    const back = await schemasFrom({ 'api.json': documentWith({ B, A }), ...files });
    expect(forth).toEqual(back);
    expect(forth).toMatchObject({ x: { type: 'string' }, x_2: { type: 'number' } });
  });
});

describe('other references', () => {
  const Id = { name: 'id', in: 'query', schema: { type: 'string' } };

  it('give way to what they lead to, in any number of steps', async () => {
    const { document, diagnostics } = await collectFiles({
      'api.json': operation({ parameters: [{ $ref: 'p.json#/a' }] }),
      'p.json': { a: { $ref: '#/b' }, b: Id },
    });
    expect(told(diagnostics)).toEqual([]);
    expect(parametersOf(document)).toEqual([Id]);
  });

  it('stand in place of whole maps and lists', async () => {
    const { document, diagnostics } = await collectFiles({
      'api.json': { ...documentWith({}), paths: { $ref: 'paths.yaml' } },
      'paths.yaml': '/x: { get: { parameters: { $ref: "p.json" } } }',
      'p.json': [Id],
    });
    expect(told(diagnostics)).toEqual([]);
    expect(parametersOf(document)).toEqual([Id]);
  });

  it('may have a description of their own', async () => {
    const { document } = await collectFiles({
      'api.json': {
        ...operation({ parameters: [{ $ref: '#/components/parameters/Id', description: 'Mine.' }] }),
        components: { parameters: { Id } },
      },
    });
    expect(parametersOf(document)).toEqual([{ ...Id, description: 'Mine.' }]);
  });

  it('bring the members of a path item together', async () => {
    const { document } = await collectFiles({
      'api.json': { ...documentWith({}), paths: { '/x': { $ref: 'x.json', get: { operationId: 'mine' } } } },
      'x.json': { get: { operationId: 'theirs' }, post: { operationId: 'add' } },
    });
    expect(document.paths).toEqual({ '/x': { get: { operationId: 'mine' }, post: { operationId: 'add' } } });
  });
});

describe('faults', () => {
  const cases: { title: string; schemas: Record<string, unknown>; code: string }[] = [
    {
      title: 'a reference to nothing',
      schemas: { A: { items: { $ref: '#/components/schemas/No' } } },
      code: 'reference-unresolved api.json#/components/schemas/A/items/$ref',
    },
    {
      title: 'a reference to a file that is not there',
      schemas: { A: { items: { $ref: 'no.json' } } },
      code: 'reference-unresolved api.json#/components/schemas/A/items/$ref',
    },
    {
      title: 'references that lead round in a circle',
      schemas: { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A', minLength: 1 } },
      code: 'reference-cycle api.json#/components/schemas/B/$ref',
    },
    {
      title: 'a list where a schema should be',
      schemas: { A: { not: [] } },
      code: 'document-invalid api.json#/components/schemas/A/not',
    },
  ];
  for (const { title, schemas, code } of cases) {
    it(`tells of ${title}`, async () => {
      expect(told((await collectFiles({ 'api.json': documentWith(schemas) })).diagnostics)).toContain(code);
    });
  }

  it('warns of tags that are mapped to nothing, and does without them', async () => {
    const mapping = { x: '#/no', y: 'no.json', z: 'B' };
    const A = { discriminator: { propertyName: 'a', mapping } };
    const { document, diagnostics } = await collectFiles({ 'api.json': documentWith({ A, B: {} }) });
    expect(diagnostics.map(({ severity, location }) => `${severity} ${location.pointer.split('/').at(-1)}`)).toEqual([
      'warning x',
      'warning y',
    ]);
    expect(schemasOf(document).A).toMatchObject({ discriminator: { mapping: { z: '#/components/schemas/B' } } });
  });

  it('warns of examples that are not there', async () => {
    const Id = { name: 'id', in: 'query', schema: {}, examples: { a: { $ref: '#/components/examples/No' } } };
    const { diagnostics } = await collectFiles({ 'api.json': operation({ parameters: [Id] }) });
    expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['warning reference-unresolved']);
  });

  it('takes one schema for a list of one, and says so', async () => {
    const A = { allOf: { $ref: '#/components/schemas/B' } };
    const { document, diagnostics } = await collectFiles({ 'api.json': documentWith({ A, B: {} }) });
    expect(schemasOf(document).A).toEqual({ allOf: [{ $ref: '#/components/schemas/B' }] });
    expect(told(diagnostics)).toEqual(['document-repaired api.json#/components/schemas/A/allOf']);
  });

  it('tells of parameters that lead round in a circle', async () => {
    const { diagnostics } = await collectFiles({
      'api.json': {
        ...operation({ parameters: [{ $ref: '#/components/parameters/A' }] }),
        components: { parameters: { A: { $ref: '#/components/parameters/A' } } },
      },
    });
    expect(told(diagnostics)).toContain('reference-cycle api.json#/paths/~1x/get/parameters/0/$ref');
  });

  it('takes null and PHP’s empty map for nothing, and says so', async () => {
    const { document, diagnostics } = await collectFiles({
      'api.json': operation({ parameters: null, responses: { 200: null, 404: { headers: [] } } }),
    });
    expect(asObject(document.paths)['/x']).toEqual({ get: { responses: { '200': {}, '404': {} } } });
    expect(told(diagnostics)).toEqual([
      'document-repaired api.json#/paths/~1x/get/parameters',
      'document-repaired api.json#/paths/~1x/get/responses/200',
      'document-repaired api.json#/paths/~1x/get/responses/404/headers',
    ]);
  });

  it('tells of members that nobody reads', async () => {
    const { diagnostics } = await collectFiles({ 'api.json': operation({ parametres: [] }) });
    expect(told(diagnostics)).toEqual(['left-out api.json#/paths/~1x/get/parametres']);
  });

  it('reads each file once', async () => {
    const { read } = await collectFiles({
      'api.json': documentWith({ A: { items: { $ref: 'b.json#/x' } }, B: { items: { $ref: 'b.json#/y' } } }),
      'b.json': { x: {}, y: { items: { $ref: 'c.json' } } },
      'c.json': { items: { $ref: 'b.json#/x' } },
    });
    expect(read).toEqual(['file:///d/b.json', 'file:///d/c.json']);
  });
});
