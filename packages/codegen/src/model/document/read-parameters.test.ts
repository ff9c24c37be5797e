import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../json.ts';
import { oneOperation, type SmallModel, smallModel } from '../../testing/small-document.ts';

function withParameters(parameters: JsonObject[], path = '/x'): SmallModel {
  return smallModel(oneOperation({ parameters }, { path }));
}

const text = { type: 'string' };

describe('parameters', () => {
  it('say what differs from the defaults of their place', () => {
    const { operation } = withParameters([
      { name: 'a', in: 'query', schema: text },
      { name: 'b', in: 'query', style: 'form', explode: false, schema: text },
      { name: 'c', in: 'query', style: 'pipeDelimited', explode: false, allowReserved: true, schema: text },
      { name: 'd', in: 'query', style: 'deepObject', explode: true, schema: text },
      { name: 'e', in: 'header', explode: true, schema: text },
      { name: 'f', in: 'cookie', schema: text },
      { name: 'g', in: 'query', content: { 'application/vnd.x+json': { schema: text } } },
    ]);
    expect(operation('x.do').parameters).toEqual([
      { name: 'a', in: 'query' },
      { name: 'b', in: 'query', explode: false },
      { name: 'c', in: 'query', style: 'pipeDelimited', allowReserved: true },
      { name: 'd', in: 'query', style: 'deepObject', explode: true },
      { name: 'g', in: 'query', mediaType: 'application/json' },
      { name: 'e', in: 'header', explode: true },
      { name: 'f', in: 'cookie' },
    ]);
  });

  it('of one name in several places have a property each', () => {
    const parameters = ['cookie', 'header', 'query', 'path'].map((place) => ({ name: 'id', in: place, schema: text }));
    const { operation, schema } = withParameters(parameters, '/x/{id}');
    const properties = operation('x.do').parameters.map((one) => one.property);
    expect(properties).toEqual([undefined, 'idQuery', 'idHeader', 'idCookie']);
    expect(Object.keys(schema('XDoInput').properties ?? {})).toEqual(['id', 'idQuery', 'idHeader', 'idCookie']);
  });

  it('called __proto__ have another property', () => {
    const { operation } = withParameters([{ name: '__proto__', in: 'query', schema: text }]);
    expect(operation('x.do').parameters).toEqual([{ name: '__proto__', in: 'query', property: 'proto' }]);
  });

  it('of an operation replace those of its path', () => {
    const own = { name: 'a', in: 'query', required: true, schema: text };
    const shared = [
      { name: 'a', in: 'query' },
      { name: 'b', in: 'query' },
    ];
    const { schema, said } = smallModel({
      paths: { '/x': { parameters: shared, get: { operationId: 'x.do', parameters: [own] } } },
    });
    expect(schema('XDoInput')).toEqual({ type: 'object', properties: { a: text, b: {} }, required: ['a'] });
    expect(said).toEqual([]);
  });

  it('that stand there twice are said', () => {
    const { said } = withParameters([
      { name: 'X-A', in: 'header' },
      { name: 'x-a', in: 'header' },
    ]);
    expect(said).toEqual([
      'left-out: The parameter x-a in header of GET /x stands there twice; the second is left out.',
    ]);
  });

  it('leave out the headers that OpenAPI keeps for itself', () => {
    const { operation, said } = withParameters([{ name: 'Authorization', in: 'header' }]);
    expect(operation('x.do').parameters).toEqual([]);
    expect(said[0]).toMatch(/^left-out: GET \/x: the header Authorization is left out/);
  });

  it('say once what many operations leave out', () => {
    const parameters = [{ name: 'Accept', in: 'header' }];
    const { said } = smallModel({ paths: { '/a': { parameters, get: {}, put: {} }, '/b': { parameters, get: {} } } });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^left-out: GET \/a and 2 more: the header Accept/);
  });

  it('in path are required, whatever they say', () => {
    const { operation } = withParameters([{ name: 'id', in: 'path', required: false, schema: text }], '/x/{id}');
    expect(operation('x.do').input).toEqual({ schema: 'XDoInput', required: true });
  });

  it('that the path has no place for are left out, and those that it lacks are assumed', () => {
    const { schema, said } = withParameters([{ name: 'ID', in: 'path', schema: text }], '/x/{id}');
    expect(schema('XDoInput').properties).toEqual({ id: text });
    expect(said.map((line) => line.split(':')[0])).toEqual(['left-out', 'path-parameter-assumed']);
  });

  it('with a style that their place cannot have get its own, and it is said', () => {
    const { operation, said } = withParameters([{ name: 'a', in: 'header', style: 'deepObject', schema: text }]);
    expect(operation('x.do').parameters).toEqual([{ name: 'a', in: 'header' }]);
    expect(said[0]).toMatch(/^document-repaired: .*deepObject/);
  });

  it('without a name or a place are left out, and it is said', () => {
    const { said } = withParameters([{ in: 'query' }, { name: 'a', in: 'body' }]);
    expect(said).toHaveLength(2);
  });
});

describe('paths', () => {
  const pathOf = (path: string): string => withParameters([], path).operation('x.do').path;

  it('keep what an address can hold and encode the rest', () => {
    expect(pathOf('/a b/"c"/`d`/é')).toBe('/a%20b/%22c%22/%60d%60/%C3%A9');
    expect(pathOf('/50%/%20/{a}')).toBe('/50%25/%20/{a}');
  });

  it('leave to query parameters what they say again in a query', () => {
    const { operation } = withParameters([{ name: 'a', in: 'query' }], '/x?a={a}&b=c');
    expect(operation('x.do')).toMatchObject({ path: '/x?b=c', parameters: [{ name: 'a', in: 'query' }] });
  });

  it('keep a query and lose a fragment', () => {
    expect(pathOf('/x?beta=true')).toBe('/x?beta=true');
    expect(pathOf('/#Action=List')).toBe('/');
  });
});
