/** Documents that mean harm, or were made by a program with a fault: each ends in a client or in a diagnostic. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from './json.ts';
import { buildDocumentModel } from './model/document/build-document-model.ts';
import { collectFiles, documentWith, told } from './testing/collect-files.ts';

/** A document with every kind of object in it. */
const full = {
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  servers: [{ url: 'https://{host}', variables: { host: { default: 'a.test', enum: ['a.test'] } } }],
  security: [{ key: [] }],
  tags: [{ name: 'x' }],
  paths: {
    '/x/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      post: {
        operationId: 'x.add',
        tags: ['x'],
        parameters: [{ name: 'q', in: 'query', content: { 'application/json': { schema: {} } } }],
        requestBody: {
          content: { 'multipart/form-data': { schema: { type: 'object' }, encoding: { a: { contentType: 'a/b' } } } },
        },
        responses: {
          200: { headers: { A: { schema: { type: 'string' } } }, content: { 'application/json': { schema: true } } },
          default: { content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } },
        },
        callbacks: { done: { '/y': {} } },
        security: [{ key: [] }],
      },
    },
  },
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'Key' } },
    schemas: {
      A: {
        type: ['object', 'null'],
        required: ['a'],
        properties: { a: { enum: ['x'], items: {}, allOf: [{}] } },
        discriminator: { propertyName: 'a', mapping: { a: 'A' } },
        oneOf: [{ $ref: '#/components/schemas/B' }],
        dependentRequired: { a: ['b'] },
      },
      B: { additionalProperties: false, patternProperties: { '^a': {} }, prefixItems: [{}], if: {}, then: {} },
    },
  },
};

/** The document with one value replaced, for every place in it. */
function* replaced(value: unknown, by: unknown): Generator<[pointer: string, document: unknown]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const withChange = (change: unknown): unknown =>
      Array.isArray(value) ? value.with(Number(key), change) : { ...value, [key]: change };
    yield [`/${key}`, withChange(by)];
    for (const [pointer, changed] of replaced(inner, by)) yield [`/${key}${pointer}`, withChange(changed)];
  }
}

async function model(document: unknown): Promise<void> {
  const { document: bundled, diagnostics } = await collectFiles({ 'api.json': document });
  if (diagnostics.some(({ severity }) => severity === 'error')) return;
  buildDocumentModel(bundled, { name: 'acme', hash: 'x', file: 'api.json' });
}

describe('a document with one thing wrong in it', () => {
  for (const by of [null, [], {}, '', 0, true, [null], 'a/~\u0000', { $ref: '#/nowhere' }, { $ref: null }]) {
    it(`does not crash with ${JSON.stringify(by)} at any place`, async () => {
      const crashes: string[] = [];
      for (const [pointer, document] of replaced(full, by)) {
        await model(document).catch((error) => crashes.push(`${pointer}: ${error.stack.split('\n').slice(0, 3)}`));
      }
      expect(crashes).toEqual([]);
    });
  }
});

describe('a bomb of references', () => {
  /** Each entry leads to the next one twice. */
  const chain = (count: number, entry: (next: string | undefined) => unknown): Record<string, unknown> =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `e${index}`,
        entry(index + 1 < count ? `e${index + 1}` : undefined),
      ]),
    );

  it('of schemas stays as small as it is', async () => {
    const schemas = chain(60, (next) => {
      const $ref = `#/components/schemas/${next}`;
      return next === undefined ? { type: 'string' } : { properties: { a: { $ref }, b: { $ref } } };
    });
    const { document, diagnostics } = await collectFiles({ 'api.json': documentWith(schemas) });
    expect(told(diagnostics)).toEqual([]);
    expect(JSON.stringify(document).length).toBeLessThan(10_000);
  });

  it('of parameters is followed once', async () => {
    const parameters = chain(10_000, (next) =>
      next === undefined ? { name: 'q', in: 'query', schema: {} } : { $ref: `#/components/parameters/${next}` },
    );
    const get = { parameters: [{ $ref: '#/components/parameters/e0' }] };
    const { document, diagnostics } = await collectFiles({
      'api.json': { ...documentWith({}), paths: { '/x': { get } }, components: { parameters } },
    });
    expect(told(diagnostics)).toEqual([]);
    expect(document.paths).toEqual({ '/x': { get: { parameters: [{ name: 'q', in: 'query', schema: {} }] } } });
  });

  it('of headers in headers is not walked into', async () => {
    const headers = chain(40, (next) => {
      const inner = { $ref: `#/components/headers/${next}` };
      return { content: { 'a/b': { schema: {}, encoding: { x: { headers: next ? { a: inner, b: inner } : {} } } } } };
    });
    const responses = { 200: { headers: { a: { $ref: '#/components/headers/e0' } } } };
    await model({ ...documentWith({}), paths: { '/x': { get: { responses } } }, components: { headers } });
  });

  it('over files that refer to each other ends', async () => {
    const { read } = await collectFiles({
      'a.json': documentWith({ A: { items: { $ref: 'b.json' } } }),
      'b.json': { items: { $ref: 'c.json' } },
      'c.json': { items: { $ref: 'b.json' }, not: { $ref: 'a.json#/components/schemas/A' } },
    });
    expect(read).toEqual(['file:///d/b.json', 'file:///d/c.json']);
  });
});

describe('names that mean something to JavaScript', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'then'];

  it('are names as any other', async () => {
    const text = JSON.stringify(
      documentWith({ NAME: { properties: { NAME: { $ref: '#/components/schemas/NAME' } } } }),
    );
    for (const name of names) {
      const { document, diagnostics } = await collectFiles({ 'api.json': text.replaceAll('NAME', name) });
      expect(told(diagnostics)).toEqual([]);
      expect(JSON.stringify(document.components)).toBe(
        JSON.stringify(JSON.parse(text.replaceAll('NAME', name)).components),
      );
    }
    expect(({} as JsonObject).properties).toBeUndefined();
  });

  it('lead nowhere as the last word of a reference', async () => {
    for (const name of names) {
      const schemas = { A: { items: { $ref: `#/components/schemas/${name}` } } };
      const { diagnostics } = await collectFiles({ 'api.json': documentWith(schemas) });
      expect(told(diagnostics)).toEqual(['reference-unresolved api.json#/components/schemas/A/items/$ref']);
    }
  });
});
