import { describe, expect, it } from 'vitest';
import { asObject, type JsonObject } from '../json.ts';
import { mergeDocuments } from './merge-documents.ts';

function page(model: string, shape: JsonObject, operationId = 'images.generate'): JsonObject {
  const request = { type: 'object', title: model, properties: { model: { type: 'string', enum: [model] } } };
  const json = (schema: JsonObject): JsonObject => ({ content: { 'application/json': { schema } } });
  return {
    openapi: '3.1.0',
    paths: { '/v1/images': { post: { operationId, requestBody: json(request), responses: { '200': json(shape) } } } },
  };
}

function merge(...documents: JsonObject[]): ReturnType<typeof mergeDocuments> {
  return mergeDocuments(documents.map((document, index) => ({ name: `page-${index}`, document })));
}

function postOf(document: JsonObject): JsonObject {
  return asObject(asObject(asObject(document.paths)['/v1/images']).post);
}

describe('mergeDocuments', () => {
  it('makes one operation of several models, told apart by their constant', () => {
    const { value, diagnostics } = merge(page('one', { type: 'object' }), page('two', { type: 'array' }));
    expect(diagnostics).toEqual([]);
    const body = asObject(asObject(asObject(postOf(value).requestBody).content)['application/json']);
    expect(body.schema).toMatchObject({
      oneOf: [{ title: 'one' }, { title: 'two' }],
      discriminator: { propertyName: 'model' },
    });
  });

  it('lets the answer be any of the shapes', () => {
    const { value } = merge(page('one', { type: 'object' }), page('two', { type: 'array' }));
    const response = asObject(asObject(postOf(value).responses)['200']);
    expect(response).toMatchObject({
      content: { 'application/json': { schema: { anyOf: [{ type: 'object' }, { type: 'array' }] } } },
    });
  });

  it('refuses documents that cannot be told apart', () => {
    expect(merge(page('one', {}), page('one', {})).diagnostics[0]?.code).toBe('merge-no-discriminator');
  });

  it('refuses two names for one operation', () => {
    expect(merge(page('one', {}), page('two', {}, 'images.create')).diagnostics[0]?.code).toBe('merge-conflict');
  });

  it('keeps the body of the one document that has one', () => {
    const without = page('one', {});
    delete postOf(without).requestBody;
    for (const pages of [
      [without, page('two', {})],
      [page('two', {}), without],
    ] as const) {
      const { value, diagnostics } = merge(...pages);
      expect(diagnostics).toEqual([]);
      expect(postOf(value).requestBody).toEqual(postOf(page('two', {})).requestBody);
    }
  });

  it('keeps the contradictions of both documents', () => {
    const pages = [page('one', {}), page('two', {})];
    pages.forEach((document, index) => {
      const sources = [{ source: `page ${index}`, says: 'a' }];
      postOf(document)['x-contradiction'] = { sources, decision: `Decision ${index}.` };
    });
    expect(postOf(merge(...pages).value)['x-contradiction']).toEqual({
      sources: [
        { source: 'page 0', says: 'a' },
        { source: 'page 1', says: 'a' },
      ],
      decision: 'Decision 0. Decision 1.',
    });
  });

  const lost: [string, (document: JsonObject) => void][] = [
    ['its server', (document) => Object.assign(document, { servers: [{ url: 'https://other.test' }] })],
    ['its security', (document) => Object.assign(document, { security: [] })],
    ['a parameter', (document) => Object.assign(postOf(document), { parameters: [{ name: 'page', in: 'query' }] })],
    [
      'a parameter of the path',
      (document) => Object.assign(asObject(asObject(document.paths)['/v1/images']), { parameters: [{}] }),
    ],
    ['an optional body', (document) => Object.assign(asObject(postOf(document).requestBody), { required: false })],
    [
      'another header of the same name',
      (document) =>
        Object.assign(asObject(asObject(postOf(document).responses)['200']), {
          headers: { etag: { schema: { type: 'number' } } },
        }),
    ],
  ];
  for (const [title, change] of lost) {
    it(`refuses a document whose merge would lose ${title}`, () => {
      const first = page('one', {});
      Object.assign(first, { servers: [{ url: 'https://acme.test' }], security: [{ key: [] }] });
      Object.assign(asObject(asObject(postOf(first).responses)['200']), {
        headers: { etag: { schema: { type: 'string' } } },
      });
      const second = page('two', {});
      change(second);
      expect(merge(first, second).diagnostics.map(({ code }) => code)).toEqual(['merge-conflict']);
    });
  }
});
