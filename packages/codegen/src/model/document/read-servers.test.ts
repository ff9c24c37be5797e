import { describe, expect, it } from 'vitest';
import type { Json } from '../../json.ts';
import { type SmallModel, smallModel } from '../../testing/small-document.ts';

function served(servers: Json, file = 'openapi.json'): SmallModel {
  return smallModel({ servers, paths: { '/a': { get: { operationId: 'a.do' } } } }, { file });
}

describe('servers', () => {
  it('are the first, and others by their description or host', () => {
    const { model } = served([
      { url: 'https://api.test/v1/' },
      { url: 'https://sandbox.test', description: 'Sandbox' },
      { url: 'https://eu.api.test', description: 'The servers that stand somewhere in Europe' },
      { url: 'https://eu.api.test/v2' },
    ]);
    expect(model.spec.baseUrl).toBe('https://api.test/v1');
    expect(Object.entries(model.spec.servers ?? {}).map(([name, { url }]) => [name, url])).toEqual([
      ['sandbox', 'https://sandbox.test'],
      ['euApiTest', 'https://eu.api.test'],
      ['euApiTest2', 'https://eu.api.test/v2'],
    ]);
  });

  it('keep their variables', () => {
    const variables = { region: { default: 'eu', enum: ['eu', 'us'] }, port: { default: 443 } };
    const { model } = served([{ url: 'https://{region}.test:{port}/x', variables }]);
    expect(model.spec.baseUrl).toBe('https://{region}.test:{port}/x');
    expect(model.serverVariables).toEqual({ port: { default: '443' }, region: { default: 'eu', enum: ['eu', 'us'] } });
  });

  it('whose variables mean something else have their defaults, and it is said', () => {
    const { model, said } = served([
      { url: 'https://{a}.test', variables: { a: { default: 'x' } } },
      { url: 'https://{a}.example', variables: { a: { default: 'y' } } },
    ]);
    expect(Object.values(model.spec.servers ?? {})[0]?.url).toBe('https://y.example');
    expect(said[0]).toMatch(/^left-out: The variable \{a\}/);
  });

  it('without an address are left out, and the client has to be told one', () => {
    for (const url of ['/v1', 'ftp://x.test', 'http://x.test', 'javascript:alert(1)', 'https://user:pass@x.test', '']) {
      const { model, said } = served([{ url }]);
      expect([url, model.spec.baseUrl]).toEqual([url, '']);
      expect(said.map((line) => line.split(':')[0])).toEqual(['left-out', 'server-missing']);
    }
  });

  it('of this machine may go without encryption', () => {
    expect(served([{ url: 'http://localhost:8080/v1' }]).model.spec.baseUrl).toBe('http://localhost:8080/v1');
  });

  it('that are encrypted as well are no loss', () => {
    const { model, said } = served([{ url: 'http://api.test/v1' }, { url: 'https://api.test/v1' }]);
    expect(model.spec).toMatchObject({ baseUrl: 'https://api.test/v1' });
    expect([model.spec.servers, said]).toEqual([undefined, []]);
  });

  it('are relative to the address of the document', () => {
    const from = (url: string): string => served([{ url }], 'https://docs.test/api/openapi.json').model.spec.baseUrl;
    expect([from('/v1'), from('v1'), from('//x.test/y')]).toEqual([
      'https://docs.test/v1',
      'https://docs.test/api/v1',
      'https://x.test/y',
    ]);
  });

  it('of an operation or its path are told by operation', () => {
    const { operation } = smallModel({
      paths: {
        '/a': {
          servers: [{ url: 'https://files.test' }],
          get: { operationId: 'a.get' },
          put: { operationId: 'a.put', servers: [{ url: 'https://put.test' }] },
        },
        '/b': { get: { operationId: 'b.get', servers: [{ url: 'https://api.test/' }] } },
      },
    });
    expect([operation('a.get').server, operation('a.put').server, operation('b.get').server]).toEqual([
      'https://files.test',
      'https://put.test',
      undefined,
    ]);
  });
});
